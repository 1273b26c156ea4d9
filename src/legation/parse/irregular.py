"""Irregular verbs of English: past tense and participle forms to their base, for lemmas that no rule can undo."""

from __future__ import annotations

from typing import Final

_FORMS: Final = """
arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became|befall befell befallen|begin began begun
bend bent|bet bet|bid bid bidden|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred
bring brought|broadcast broadcast|build built|burn burnt|burst burst|buy bought|cast cast|catch caught|choose chose chosen
cling clung|come came|cost cost|creep crept|cut cut|deal dealt|dig dug|draw drew drawn|dream dreamt|drink drank drunk
drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fling flung
fly flew flown|forbid forbade forbidden|forecast forecast|foresee foresaw foreseen|forget forgot forgotten
forgive forgave forgiven|forgo forwent forgone|forsake forsook forsaken|freeze froze frozen|get got gotten|give gave given
go went gone|grind ground|grow grew grown|hang hung|hear heard|hide hid hidden|hit hit|hold held|hurt hurt|keep kept
kneel knelt|know knew known|lay laid|lead led|lean leant|leap leapt|learn learnt|leave left|lend lent|let let|lie lay lain
light lit|lose lost|make made|mean meant|meet met|mislead misled|mistake mistook mistaken|misunderstand misunderstood
offset offset|outdo outdid outdone|overcome overcame|overrun overran|oversee oversaw overseen|overtake overtook overtaken
overthrow overthrew overthrown|pay paid|plead pled|prove proved proven|put put|quit quit|read read|rebuild rebuilt
reset reset|rethink rethought|rewrite rewrote rewritten|rid rid|ride rode ridden|ring rang rung|rise rose risen|run ran
saw sawed sawn|say said|see saw seen|seek sought|sell sold|send sent|set set|sew sewed sewn|shake shook shaken|shed shed
shine shone|shoot shot|show showed shown|shrink shrank shrunk|shut shut|sing sang sung|sink sank sunk|sit sat
slay slew slain|sleep slept|slide slid|sling slung|slit slit|smell smelt|sow sowed sown|speak spoke spoken|speed sped
spell spelt|spend spent|spill spilt|spin spun|spit spat|split split|spread spread|spring sprang sprung|stand stood
steal stole stolen|stick stuck|sting stung|stride strode stridden|strike struck stricken|strive strove striven
swear swore sworn|sweep swept|swell swelled swollen|swim swam swum|swing swung|take took taken|teach taught|tear tore torn
tell told|think thought|thrive throve|throw threw thrown|thrust thrust|tread trod trodden|undergo underwent undergone
undertake undertook undertaken|undo undid undone|uphold upheld|upset upset|wake woke woken|wear wore worn|weave wove woven
weep wept|win won|wind wound|withdraw withdrew withdrawn|withhold withheld|withstand withstood|wring wrung|write wrote written
"""

# "saw", "found", "ground", "lay", "wound", "left" and the like stay with the model's own reading where it finds a base
BASES: Final[dict[str, str]] = {
    form: verb.split()[0]
    for line in _FORMS.split("\n")
    for verb in line.split("|")
    if verb
    for form in verb.split()[1:]
}
