-- The id of a finding, for each row of `held`, in the order of the rows: `f-` and the first sixteen hexadecimal digits of
-- the SHA-256 of incident, arrangement, reading and version of terms, with a bar between them. See model/finding.py.
SELECT 'f-' || left(sha256(concat_ws('|', incident, arrangement, reading, terms_version)), 16) AS id
FROM held
