"""English is read, other languages are named."""

from __future__ import annotations

import pytest

from legation.errors import SkipArticle
from legation.ingest.language import foreign
from legation.ingest.text import article_from_text
from tests.ingest.samples import STORY

GERMAN = (
    "Der Minister sagte am Montag, dass die Gespräche in der Hauptstadt nicht wieder aufgenommen werden und die Grenze "
    "auch bis auf weiteres geschlossen bleibt."
)
FRENCH = (
    "Le ministre a déclaré que les négociations ne reprendront pas dans la capitale et que la frontière restera fermée "
    "pour les voyageurs."
)
SPANISH = (
    "El ministro dijo el lunes que las conversaciones en la capital no se reanudarán esta semana y que la frontera "
    "seguirá cerrada para los viajeros, según un comunicado del gobierno. "
)
SWAHILI = "Waziri wa mambo ya nje alisema Jumatatu kwamba mazungumzo hayo yataendelea hadi Ijumaa katika mji mkuu huo. "


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (GERMAN, "German"),
        (FRENCH, "French"),
        (SPANISH * 3, "Spanish"),
        ("Министр заявил, что переговоры не возобновятся, и граница останется закрытой до выходных.", "Russian"),
        ("Міністр заявив, що переговори не відновляться, і кордон залишиться закритим її рішенням.", "Ukrainian"),
        (
            "部长周一表示，边境谈判将在首都恢复，并持续到周五。双方都没有说明他们是否会撤回桥上的警卫，也没有回答记者的问题。",
            "Chinese",
        ),
        (
            "大臣は月曜日、国境をめぐる協議が首都で再開され、金曜日まで続くと述べた。双方は橋の警備隊を撤収するかどうかを明らかにしなかった。",
            "Japanese",
        ),
        (
            "وزیر امور خارجه گفت که گفتگوها در پایتخت از سر گرفته خواهد شد و تا جمعه ادامه خواهد یافت پس از چند هفته",
            "Persian",
        ),
        (SWAHILI * 8, "not known"),
    ],
)
def test_other_languages_are_skipped_by_name(text: str, name: str) -> None:
    with pytest.raises(SkipArticle, match=name):
        article_from_text(text)


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "Le Monde, La Stampa and El País report that the talks failed.",
        "Norland votes",
        "The minister answered in German: „Der Vertrag ist die Grundlage für alle Gespräche.“",
        "Владимир Путин (Vladimir Putin) met the president of Norland on Monday in Port Sud, the Kremlin said.",
    ],
)
def test_english_is_read(text: str) -> None:
    assert foreign(text) is None


def test_what_a_record_claims_counts_only_without_english() -> None:
    assert foreign(STORY, "de-DE") is None
    assert "German" in (foreign("Gespräche über die Grenze abgebrochen", "de") or "")
    assert foreign("Norland votes", "en-GB") is None
