"""Who is named as having done it, who is cleared of it, and what the innermost voice does with the matter.

actors     noun phrases that may act: known parties, groups without a name, forces, and the equipment of somebody
naming     which party a noun phrase names; where the names do not say, its words without a key
groups     the armed groups that a text makes known by its own words, where no list names them
reference  which group a phrase means that the names do not know: one that the text makes known
heads      governments that a text calls by their head
sides      the parties to what is said of a truce, or of talks
subjects   who stands as the subject of a verb of attack
agents     who is named as having done it: parties, groups and their equipment
owndeeds   what a voice says that it did itself: `the brigade said it had shelled Ost`
blame      who is blamed or cleared in so many words: `blamed X`, `blamed on X`, `X was behind the attack`
denials    denials: who says that it was not so, or not its own side, or that another had no part in it
recalled   whether a sentence recalls an earlier matter, or tells what somebody does as a rule
stated     what a voice does with the matter: its stance, and who names or clears whom
stances    what the innermost voice does with the matter, and who names or clears whom
"""
