"""A seeded archive: invented clauses in eight languages by the hundred thousand, with clauses planted whose answers are known.

Each language has a grammar of its own (who, does what, to what, how). Planted are the labelled pairs of tests/findings that
say the same in two languages, and English clauses of which `reworded` makes queries.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_PAIRS = Path(__file__).parent.parent / "findings" / "labelled"

# who | does | what | how; {n} and {y} are a number and a year
_GRAMMARS: dict[str, tuple[str, str, str, str]] = {
    "en": (
        "The Sides|Both Governments|The two Presidents|The Parties|The Ministers|The Contracting Parties",
        "agreed to expand cooperation on|reaffirmed their readiness to modernise|will jointly inspect|decided to finance"
        "|undertook to protect|noted progress in the repair of|shall simplify customs rules for|welcomed the opening of",
        "river ferries|alpine pastures|grain elevators|lighthouses|school libraries|copper mines|weather stations|seed banks"
        "|night trains|wool auctions|fish hatcheries|harbour cranes|postal routes|museum loans|radio masts|salt works"
        "|vaccine stores|horse fairs|film archives|tram depots|power grids|peace-keeping training|border crossings|visas",
        "by {y}|within {n} years|at a cost of {n} million crowns|under the programme of {y}|with {n} joint teams"
        "|in accordance with their national legislation|on the basis of mutual benefit|in {n} regions",
    ),
    "ru": (
        "Стороны|Правительства двух стран|Президенты|Договаривающиеся Стороны|Министры|Главы делегаций",
        "договорились расширять сотрудничество в области|подтвердили готовность модернизировать|будут совместно проверять"
        "|решили финансировать|обязались охранять|отметили успехи в ремонте|упростят таможенные правила для"
        "|приветствовали открытие",
        "речных паромов|горных пастбищ|элеваторов|маяков|школьных библиотек|медных рудников|метеостанций|банков семян"
        "|ночных поездов|аукционов шерсти|рыбоводных заводов|портовых кранов|почтовых линий|музейных выставок|радиомачт"
        "|соляных промыслов|складов вакцин|конных ярмарок|киноархивов|трамвайных депо|энергосетей|пунктов пропуска",
        "до {y} года|в течение {n} лет|стоимостью {n} миллионов крон|по программе {y} года|силами {n} совместных групп"
        "|в соответствии с национальным законодательством|на взаимовыгодной основе|в {n} регионах",
    ),
    "fr": (
        "Les Parties|Les deux Gouvernements|Les Présidents|Les Ministres|Les Parties contractantes",
        "sont convenues de développer|ont réaffirmé leur volonté de moderniser|inspecteront ensemble|ont décidé de financer"
        "|s'engagent à protéger|ont noté les progrès dans la réparation de|ont salué l'ouverture de",
        "les bacs fluviaux|les pâturages alpins|les silos à grain|les phares|les bibliothèques scolaires|les mines de cuivre"
        "|les stations météorologiques|les banques de semences|les trains de nuit|les ventes de laine|les écloseries"
        "|les grues portuaires|les lignes postales|les prêts de musées|les salines|les dépôts de vaccins|les réseaux",
        "d'ici {y}|en {n} ans|pour {n} millions de couronnes|dans le programme de {y}|avec {n} équipes communes"
        "|conformément à leur législation nationale|dans l'intérêt mutuel",
    ),
    "zh": (
        "双方|两国政府|两国元首|缔约双方|两国部长",
        "同意扩大在以下领域的合作：|重申愿意改造|将共同检查|决定资助|承诺保护|注意到修复工作的进展：|欢迎开放",
        "内河渡轮|高山牧场|粮仓|灯塔|学校图书馆|铜矿|气象站|种子库|夜行列车|羊毛拍卖|鱼苗场|港口起重机|邮路|博物馆展品"
        "|无线电塔|盐场|疫苗库|马市|电影档案馆|电车车库|电网|边境口岸",
        "，期限为{y}年|，为期{n}年|，费用为{n}百万克朗|，列入{y}年方案|，由{n}个联合小组执行|，依照各自国内法律|，以互利为基础",
    ),
    "es": (
        "Las Partes|Ambos Gobiernos|Los dos Presidentes|Los Ministros|Las Partes Contratantes",
        "acordaron ampliar|reafirmaron su voluntad de modernizar|inspeccionarán conjuntamente|decidieron financiar"
        "|se comprometen a proteger|tomaron nota de los avances en la reparación de|celebraron la apertura de",
        "los transbordadores fluviales|los pastos alpinos|los silos de grano|los faros|las bibliotecas escolares"
        "|las minas de cobre|las estaciones meteorológicas|los bancos de semillas|los trenes nocturnos|las subastas de lana"
        "|los criaderos de peces|las grúas portuarias|las rutas postales|las salinas|los depósitos de vacunas",
        "antes de {y}|en {n} años|por {n} millones de coronas|en el programa de {y}|con {n} equipos conjuntos"
        "|conforme a su legislación nacional|en beneficio mutuo",
    ),
    "de": (
        "Die Seiten|Beide Regierungen|Die beiden Präsidenten|Die Vertragsparteien|Die Minister",
        "vereinbarten den Ausbau der Zusammenarbeit bei|bekräftigten ihre Bereitschaft zur Erneuerung von"
        "|prüfen gemeinsam|beschlossen die Finanzierung von|verpflichten sich zum Schutz von|begrüßten die Eröffnung von",
        "Flussfähren|Almweiden|Getreidespeichern|Leuchttürmen|Schulbibliotheken|Kupferminen|Wetterstationen|Saatgutbanken"
        "|Nachtzügen|Wollauktionen|Fischzuchten|Hafenkränen|Postlinien|Museumsleihgaben|Salinen|Impfstofflagern|Stromnetzen",
        "bis {y}|binnen {n} Jahren|für {n} Millionen Kronen|im Programm von {y}|mit {n} gemeinsamen Gruppen"
        "|im Einklang mit ihrem innerstaatlichen Recht|zum gegenseitigen Nutzen",
    ),
    "tr": (
        "Taraflar|İki Hükümet|İki Cumhurbaşkanı|Akit Taraflar|Bakanlar",
        "geliştirmeyi kararlaştırdı:|yenilemeye hazır olduklarını teyit etti:|birlikte denetleyecek:|finanse etmeye karar verdi:"
        "|korumayı taahhüt eder:|onarımındaki ilerlemeyi kaydetti:|açılışını memnuniyetle karşıladı:",
        "nehir feribotları|yaylalar|tahıl siloları|deniz fenerleri|okul kütüphaneleri|bakır madenleri|meteoroloji istasyonları"
        "|tohum bankaları|gece trenleri|yün müzayedeleri|balık çiftlikleri|liman vinçleri|posta hatları|tuzlalar|aşı depoları",
        "{y} yılına kadar|{n} yıl içinde|{n} milyon kron karşılığında|{y} programı kapsamında|{n} ortak ekiple"
        "|ulusal mevzuatlarına uygun olarak|karşılıklı yarar temelinde",
    ),
    "ar": (
        "الطرفان|الحكومتان|الرئيسان|الطرفان المتعاقدان|الوزراء",
        "اتفقا على توسيع|أكدا استعدادهما لتحديث|سيفتشان معا|قررا تمويل|يتعهدان بحماية|رحبا بافتتاح|نوها بالتقدم في إصلاح",
        "العبارات النهرية|المراعي الجبلية|صوامع الحبوب|المنارات|المكتبات المدرسية|مناجم النحاس|محطات الأرصاد|بنوك البذور"
        "|القطارات الليلية|مزادات الصوف|المفارخ|رافعات الموانئ|الخطوط البريدية|الملاحات|مستودعات اللقاحات|شبكات الكهرباء",
        "بحلول عام {y}|خلال {n} سنوات|بتكلفة {n} مليون كرونة|ضمن برنامج عام {y}|بواسطة {n} فرق مشتركة"
        "|وفقا لتشريعاتهما الوطنية|على أساس المنفعة المتبادلة",
    ),
}
LANGUAGES = tuple(_GRAMMARS)


class Planted(NamedTuple):
    """A clause that was put in the archive, and a query that it answers."""

    clause: str
    language: str
    query: str
    query_language: str


def clauses(language: str, count: int, seed: int = 1) -> Iterator[str]:
    """Invented clauses of a language; the same seed gives the same ones."""
    rng = random.Random(f"{language}{seed}")
    who, does, what, how = (part.split("|") for part in _GRAMMARS[language])
    space = "" if language == "zh" else " "
    for _ in range(count):
        things = rng.sample(what, rng.choice((1, 1, 2, 3)))
        end = rng.choice(how).format(n=rng.randint(2, 900), y=rng.randint(2005, 2049))
        joined = {"zh": "、", "ar": " و"}.get(language, ", ").join(things)
        yield f"{rng.choice(who)}{space}{rng.choice(does)}{space}{joined}{space}{end}" + (
            "。" if language == "zh" else "."
        )


def across() -> list[Planted]:
    """Labelled pairs that say the same in two languages, each asked from both ends."""
    found: dict[tuple[str, str], Planted] = {}
    for half in ("dev", "test"):
        for line in (_PAIRS / f"{half}.tsv").read_text(encoding="utf-8").splitlines():
            mark, first, second, one, two = line.split("\t")
            if mark[0] == "-" and first != second and "|" not in one + two and min(len(one), 3 * len(two)) > 45:
                found[one, two] = Planted(two, second, one, first)
                found[two, one] = Planted(one, first, two, second)
    return list(found.values())


def reworded(text: str, rng: random.Random) -> str:
    """A clause with a third of its words otherwise: some left out, some exchanged, its halves in another order."""
    words = text.rstrip(".。").split()
    others = [
        "furthermore",
        "jointly",
        "mutual",
        "relevant",
        "appropriate",
        "existing",
        "regional",
        "bilateral",
        "continued",
        "further",
    ]
    kept = [w for w in words if rng.random() > 0.12]
    kept = [rng.choice(others) if rng.random() < 0.15 else w for w in kept]
    if rng.random() < 0.4 and len(kept) > 8:
        at = rng.randint(3, len(kept) - 3)
        kept = kept[at:] + kept[:at]
    return " ".join(kept)


def plain_english() -> list[str]:
    """The different English clauses of the labelled pairs."""
    found = [p.query for p in across() if p.query_language == "en"]
    for half in ("dev", "test"):
        for line in (_PAIRS / f"{half}.tsv").read_text(encoding="utf-8").splitlines():
            _, first, _, one, _ = line.split("\t")
            if first == "en" and "|" not in one and len(re.findall(r"\w+", one)) >= 8:
                found.append(one)
    return list(dict.fromkeys(found))
