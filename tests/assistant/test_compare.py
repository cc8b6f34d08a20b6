"""Which questions compare, and what each side is asked."""

import pytest

from assistant.compare import TODAY, sides
from assistant.contrast import asks_to_tell_changes
from assistant.conversation import complete
from assistant.understand import Interpreter


def codes(interpreter: Interpreter, question: str) -> list[str]:
    return [side.code for side in sides(complete(interpreter, question), interpreter)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Vergelijk de positie van vrouwen in Iran met die in Afghanistan", ["IRN", "AFG"]),
        ("Wat is het verschil tussen Irak en Syrië voor christenen?", ["IRQ", "SYR"]),
        ("Is torture used in Turkey versus Iran?", ["TUR", "IRN"]),
        ("Hoe is de veiligheidssituatie zowel in Irak als in Syrië?", ["IRQ", "SYR"]),
        ("Is there freedom of religion in Eritrea and in Iran?", ["ERI", "IRN"]),
        ("What were prison conditions in Iran in 2016 and in 2022?", ["2016", "2022"]),
        ("Wat is er veranderd tussen 2012 en 2014 in het beleid voor Somalië?", ["2012", "2014"]),
        ("How did the policy for Somalia change from 2011 to 2014?", ["2011", "2014"]),
        ("Wat veranderde er voor vrouwen in Afghanistan sinds 2019?", ["2019", TODAY]),
        (
            "Verschil tussen het beleid voor Irak per 1 januari 2013 en per 1 januari 2015",
            ["2013-01-01", "2015-01-01"],
        ),
        ("Verschil tussen het ambtsbericht en de EUAA over vrouwen in Irak", ["het ambtsbericht", "de EUAA"]),
        ("Is it safer for converts in Egypt than in Jordan?", ["EGY", "JOR"]),
        ("Which parties are banned in Eritrea, and which in Sudan?", ["ERI", "SDN"]),
        ("Is de pers in Pakistan vrijer geworden sinds 2018?", ["2018", TODAY]),
        ("Were there fewer arrests in Egypt in 2020 than in 2018?", ["2018", "2020"]),
        ("Zijn rechters in Afghanistan slechter af sinds de machtsovername?", ["2021", TODAY]),
        (
            "Wat is het Nederlandse beleid voor Somalië en wat meldt de VN daarover?",
            ["het Nederlandse beleid", "de VN"],
        ),
    ],
)
def test_a_comparison_has_its_sides_in_the_order_of_mention(
    interpreter: Interpreter, question: str, expected: list[str]
) -> None:
    assert codes(interpreter, question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Vluchten Syriërs naar Turkije?",
        "Is Turkey a safe third country for Syrians?",
        "By how much did the number of schools in Afghanistan grow between 2009 and 2013?",
        "Wat is de veiligheidssituatie in Irak in 2019?",
        "Zijn er in Irak mensen uit Iran en Syrië gedood?",
        "Are Christians persecuted in Iraq?",
        "Mogen vrouwen in Afghanistan sinds 2021 niet meer werken?",
        "Zijn er sinds 2019 meer dan 100 executies geweest in Iran?",
        "Wat gebeurt er aan de grens tussen Iran en Irak?",
        "Werkt het leger van Turkije in Syrië en wat doet het daar?",
    ],
)
def test_naming_two_things_is_no_comparison(interpreter: Interpreter, question: str) -> None:
    assert codes(interpreter, question) == []


def test_a_side_is_asked_for_itself_alone(interpreter: Interpreter) -> None:
    question = "Vergelijk de positie van vrouwen in Iran met die in Afghanistan"

    first, second = (side.question.reading for side in sides(complete(interpreter, question), interpreter))

    assert first.text == "de positie van vrouwen in Iran"
    assert second.text == "de positie van vrouwen in Afghanistan"
    assert (first.understood.countries, second.understood.countries) == (("IRN",), ("AFG",))
    assert first.understood.groups == second.understood.groups == ("women",)


def test_an_explicit_date_bars_later_sides(interpreter: Interpreter) -> None:
    question = "Verschil tussen het beleid voor Irak per 1 januari 2013 en per 1 januari 2015"

    asked = complete(interpreter, question, as_of="2014-01-01")

    dates = [side.question.reading.understood.as_of for side in sides(asked, interpreter)]
    assert dates == ["2013-01-01", "2014-01-01"]


def test_a_follow_up_compares_what_was_asked(interpreter: Interpreter) -> None:
    asked = complete(interpreter, "en in Iran en Syrië?", ["Worden christenen vervolgd in Irak?"])

    found = sides(asked, interpreter)

    assert [side.code for side in found] == ["IRN", "SYR"]
    assert "christenen" in found[1].question.reading.text


@pytest.mark.parametrize(
    "question",
    [
        "Wat is er gewijzigd voor Irak?",
        "Wat is er in het ambtsbericht veranderd over tolken?",
        "Hoe is de positie van Koerden veranderd?",
        "Wat veranderde er voor journalisten?",
        "Is er iets nieuw voor alleenstaande vrouwen?",
        "Welke wijzigingen zijn er in het beleid voor Soedan?",
        "Wat is er sinds de brief van de minister veranderd?",
        "Wat is er veranderd in hoe demonstranten worden behandeld?",
        "What has changed for women?",
        "What changed since the takeover?",
        "How has the treatment of Kurds changed?",
        "What is different for converts now?",
        "Has anything been amended for Iraq?",
    ],
)
def test_asking_for_changes_is_noticed(question: str) -> None:
    assert asks_to_tell_changes(question)


@pytest.mark.parametrize(
    "question",
    [
        "Wat gaat er veranderen voor Gülen-aanhangers?",
        "Wat zal er wijzigen voor mensen uit Jemen?",
        "Wat verandert er voor Syrische aanvragers?",
        "Wat wordt er in het landenbeleid aangepast?",
        "Wat wil de minister veranderen voor Afghanen?",
        "Welke wijzigingen kondigt de minister aan?",
        "Welke wijzigingen worden er doorgevoerd?",
        "Welke veranderingen staan er in de Kamerbrief over Syrië?",
        "Wat heeft de staatssecretaris gewijzigd voor Oegandese homoseksuelen?",
        "What will change for Gülen supporters?",
        "What is going to be different for Yemenis?",
        "What changes does the letter announce?",
        "Which amendments are proposed for Syrian applicants?",
        "How will the treatment of converts change?",
        "Hoe worden mensen behandeld die van geloof zijn veranderd?",
        "Hoe kan iemand van naam veranderen?",
        "What happens to people who changed their religion?",
        "What is the new policy for Syria?",
        "How are new converts treated?",
    ],
)
def test_what_is_to_come_or_is_told_by_a_letter_is_no_comparison_of_editions(question: str) -> None:
    assert not asks_to_tell_changes(question)


@pytest.mark.parametrize(
    "question",
    [
        "Wat gaat er tussen 2024 en 2026 veranderen voor Syriërs?",
        "What will change for Syrians between 2024 and 2026?",
        "Zullen de regels in 2024 en 2025 strenger worden?",
    ],
)
def test_what_is_to_come_between_two_years_has_no_sides(interpreter: Interpreter, question: str) -> None:
    assert codes(interpreter, question) == []
