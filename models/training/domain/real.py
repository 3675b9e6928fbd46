"""Real countries, groups and towns, so that a model meets them. Nothing said of them in a pair is a fact."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Theatre:
    """A part of the world. Of each camp one party is drawn; camps exclude each other."""

    camps: tuple[tuple[str, ...], ...]
    places: tuple[str, ...]


def _theatre(camps: str, places: str) -> Theatre:
    """Camps are parted by `|`, names by `;`."""
    return Theatre(
        tuple(tuple(name.strip() for name in camp.split(";")) for camp in camps.split("|")),
        tuple(name.strip() for name in places.split(";")),
    )


THEATRES: dict[str, tuple[Theatre, ...]] = {
    "train": (
        _theatre(
            "Russia/Russian/Moscow | Ukraine/Ukrainian/Kyiv | Belarus/Belarusian/Minsk; the Freedom of Russia Legion",
            "Bakhmut; Kherson; Belgorod; Kharkiv; Mariupol; Avdiivka; Kursk; Odesa; Luhansk; the Donbas; Dnipro; Sumy",
        ),
        _theatre(
            "Israel/Israeli/Jerusalem | Hamas; Palestinian Islamic Jihad | Hezbollah; Iran/Iranian/Tehran",
            "Gaza City; Rafah; Khan Younis; Sderot; Haifa; Jenin; Nablus; Ashkelon; Tyre; Tel Aviv",
        ),
        _theatre(
            "Syria/Syrian/Damascus | Turkey/Turkish/Ankara | the Islamic State group; the Syrian Democratic Forces+",
            "Aleppo; Idlib; Raqqa; Homs; Manbij; Kobani; Deir al-Zor; Hama; Afrin",
        ),
        _theatre(
            "Armenia/Armenian/Yerevan | Azerbaijan/Azerbaijani/Baku",
            "Stepanakert; Shusha; Lachin; Ganja; Goris",
        ),
        _theatre(
            "India/Indian/New Delhi | Pakistan/Pakistani/Islamabad | Lashkar-e-Taiba; Jaish-e-Mohammed",
            "Srinagar; Pulwama; Uri; Balakot; Mumbai; Muzaffarabad; Jammu",
        ),
        _theatre(
            "Ethiopia/Ethiopian/Addis Ababa | Eritrea/Eritrean/Asmara | the Tigray People's Liberation Front",
            "Mekelle; Axum; Humera; Adigrat; Gondar; Lalibela",
        ),
        _theatre(
            "Yemen/Yemeni/Aden | Saudi Arabia/Saudi/Riyadh | the Houthis+; al-Qaeda",
            "Sanaa; Hodeidah; Marib; Taiz; Aden; Saada; Jizan",
        ),
        _theatre(
            "Nigeria/Nigerian/Abuja | Boko Haram | Cameroon/Cameroonian/Yaounde",
            "Maiduguri; Chibok; Kano; Jos; Baga; Kaduna; Maroua",
        ),
        _theatre(
            "Afghanistan/Afghan/Kabul | the Taliban+ | the Haqqani network; the United States/American/Washington",
            "Kabul; Kandahar; Kunduz; Ghazni; Herat; Jalalabad",
        ),
        _theatre(
            "Colombia/Colombian/Bogota | the ELN | Venezuela/Venezuelan/Caracas",
            "Cali; Arauca; Cucuta; Medellin; Apure",
        ),
        _theatre(
            "Libya/Libyan/Tripoli | Egypt/Egyptian/Cairo | Ansar al-Sharia",
            "Tripoli; Benghazi; Sirte; Derna; Misrata",
        ),
        _theatre(
            "North Korea/North Korean/Pyongyang | South Korea/South Korean/Seoul | Japan/Japanese/Tokyo",
            "Yeonpyeong; Kaesong; Incheon; Paju",
        ),
        _theatre(
            "Myanmar/Myanmar/Naypyidaw | the Arakan Army | the Kachin Independence Army; Thailand/Thai/Bangkok",
            "Lashio; Myawaddy; Sittwe; Loikaw; Mandalay",
        ),
        _theatre("Georgia/Georgian/Tbilisi | Abkhazia/Abkhaz/Sukhumi", "Gori; Tskhinvali; Sukhumi; Zugdidi"),
        _theatre(
            "Serbia/Serbian/Belgrade | Kosovo/Kosovar/Pristina | Croatia/Croatian/Zagreb",
            "Mitrovica; Banjska; Vukovar",
        ),
    ),
    "dev": (
        _theatre(
            "Sudan/Sudanese/Khartoum | the Rapid Support Forces+ | Chad/Chadian/N'Djamena",
            "El Fasher; Omdurman; Geneina; Port Sudan; Wad Madani",
        ),
        _theatre(
            "the Philippines/Philippine/Manila | China/Chinese/Beijing | Abu Sayyaf",
            "Marawi; Zamboanga; Jolo; Cotabato",
        ),
        _theatre(
            "Somalia/Somali/Mogadishu | al-Shabab | Kenya/Kenyan/Nairobi",
            "Mogadishu; Kismayo; Garissa; Beledweyne",
        ),
        _theatre("Rwanda/Rwandan/Kigali | M23 | Congo/Congolese/Kinshasa", "Goma; Bukavu; Rutshuru; Beni; Uvira"),
        _theatre(
            "Iraq/Iraqi/Baghdad | Kataib Hezbollah | Kuwait/Kuwaiti/Kuwait City",
            "Mosul; Kirkuk; Erbil; Basra; Fallujah",
        ),
    ),
}
