-- Six tests and the outcome, for one incident as for ten million. NULL is "unknown", and SQL's logic on it is Kleene's.
--
-- In, table `held`: one row per incident, arrangement and reading. Keys: incident, arrangement, reading, terms_version.
--   in_area, in_time                 does the place, the time lie in the reading's
--   act_prohibited, act_permitted    by the reading's terms; prohibited is NULL where no term speaks of the act
--   actor_named                      does anybody name who did it
--   actor_disputed                   is a naming denied, doubted or guarded
--   actor_bound                      are all who are named bound: TRUE, all not bound: FALSE
--   target_stated                    does anybody state whom the acting side aimed at
--   target_excluded                  is that party, by the terms, outside their protection
--   target_disputed                  is it denied or doubted that this party was the target, or was there
--   object_protected                 was something else hit: protected, or not told to be that party's
--
-- Out: the keys, the six answers, and the outcome; the first that matches wins.
WITH tested AS (
    SELECT
        incident,
        arrangement,
        reading,
        terms_version,
        in_area,
        in_time,
        act_prohibited AS prohibited,
        CASE WHEN actor_named AND NOT actor_disputed THEN actor_bound END AS bound,
        target_stated
            AND target_excluded
            AND CASE WHEN NOT target_disputed AND NOT object_protected THEN TRUE END AS excluded,
        act_permitted AS permitted
    FROM held
)
SELECT
    incident,
    arrangement,
    reading,
    terms_version,
    in_area,
    in_time,
    prohibited,
    bound,
    excluded,
    permitted,
    CASE
        WHEN NOT in_area THEN 'outside area'
        WHEN NOT in_time THEN 'outside time'
        WHEN NOT bound THEN 'not bound'
        WHEN excluded THEN 'excluded'
        WHEN permitted THEN 'permitted'
        WHEN in_area AND in_time AND prohibited AND NOT excluded THEN 'possible breach'
        ELSE 'not determined'
    END AS outcome
FROM tested
