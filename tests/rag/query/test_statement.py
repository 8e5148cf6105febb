import pytest

from rag.query.statement import statement

STATEMENTS = [
    # a negation that only asks stands behind what is said; one that denies stands before it
    ("sudah buka belum pasarnya?", "Sudah buka pasarnya."),
    ("Ada yang luka tidak di kebakaran Pasar Ori?", "Ada yang luka di kebakaran Pasar Ori."),
    ("Harga beras naik tidak bulan ini?", "Harga beras naik bulan ini."),
    ("Feri tidak jadi naik?", "Feri tidak jadi naik."),
    ("Pasar sudah tidak buka, kan?", "Pasar sudah tidak buka."),
    ("Korban belum ditemukan, ya?", "Korban belum ditemukan."),
    ("Ia mengaku tidak bersalah, kan?", "Ia mengaku tidak bersalah."),
    ("Is Rana partnering with Kelana?", "Rana is partnering with Kelana."),
    ("Will the bridge at Old Quay open in March?", "The bridge at Old Quay will open in March."),
    ("Does the bridge carry a toll?", "The bridge carries a toll."),
    ("Does the ferry have a bar?", "The ferry has a bar."),
    ("Do the two companies still work together?", "The two companies still work together."),
    ("Did Rana not confirm the deal?", "Rana did not confirm the deal."),
    ("Didn't the mayor deny it?", "The mayor did not deny it."),
    ("Has the alert level of Mount Sela been raised?", "The alert level of Mount Sela has been raised."),
    ("Have Rana and Kelana signed an agreement?", "Rana and Kelana have signed an agreement."),
    ("Are there any plans for a tram in Ori?", "There are any plans for a tram in Ori."),
    ("Is the ferry fare Rp42.500?", "The ferry fare is Rp42.500."),
    ("Is Rana in talks with Kelana to build cars?", "Rana is in talks with Kelana to build cars."),
    ("Is it true that none of the boats had a radio?", "None of the boats had a radio."),
    ("Did Rana choose Kelana as its new phone partner?", "Rana did choose Kelana as its new phone partner."),
    ("Will RANA be Kelana's partner for the tram?", "RANA will be Kelana's partner for the tram."),
    (
        "Was the Kelana 12 Ultra the first phone of the alliance?",
        "The Kelana 12 Ultra was the first phone of the alliance.",
    ),
    ("Does the Orba Tab 7 Ultra weigh 430 grams?", "The Orba Tab 7 Ultra weighs 430 grams."),
    ("Did the Kelana 12 sell more than 3 million units?", "The Kelana 12 did sell more than 3 million units."),
    ("Does Nara Holdings employ almost 400 people?", "Nara Holdings employs almost 400 people."),
    ("Does the harbour authority employ 400 people?", "The harbour authority employs 400 people."),
    ("Does Route 6 run on Sundays?", "Route 6 runs on Sundays."),
    ("Is Route 6 closed on Sundays?", "Route 6 is closed on Sundays."),
    ("Is Olek 16 years old?", "Olek is 16 years old."),
    ("Did any of the 27 fishermen from Ori die?", "Any of the 27 fishermen from Ori did die."),
    ("Did Rana's phone shipments grow in 2022?", "Rana's phone shipments did grow in 2022."),
    ("Had all of the people who left Ori gone home by May?", "All of the people who left Ori had gone home by May."),
    ("Apakah Rana bermitra dengan Kelana?", "Rana bermitra dengan Kelana."),
    ("Apa benar Rana menggandeng Kelana?", "Rana menggandeng Kelana."),
    ("Benarkah bahwa jembatan itu ditutup?", "Jembatan itu ditutup."),
    ("Sudahkah trem Ori dibangun?", "Trem Ori sudah dibangun."),
    ("Akankah tarif feri naik?", "Tarif feri akan naik."),
    ("Adakah korban jiwa di Ori?", "Ada korban jiwa di Ori."),
    ("Bukankah tarif feri sudah naik?", "Tarif feri sudah naik."),
]


@pytest.mark.parametrize(("question", "claim"), STATEMENTS)
def test_a_yes_no_question_becomes_a_statement(question: str, claim: str) -> None:
    assert statement(question) == claim


@pytest.mark.parametrize("question", ["?", "Is?", "Apakah?", "Does", "Benarkah bahwa", "Is the", "Will  it ?"])
def test_a_fragment_is_no_failure(question: str) -> None:
    assert statement(question).endswith(".")
