"""Small sheets to read."""

import base64
import csv
import io
import zipfile
import zlib
from typing import Any

import xlsxwriter


def sheet(*rows: dict[str, str], delimiter: str = ";") -> str:
    """CSV with the columns of the first row."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(
        text, list(dict.fromkeys(name for row in rows for name in row)), delimiter=delimiter
    )
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def workbook(*rows: list[Any], date_1904: bool = False, options: dict[str, Any] | None = None) -> bytes:
    """XLSX with these cells."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file,
        {"in_memory": True, "date_1904": date_1904, "default_date_format": "dd-mm-yy", **(options or {})},
    )
    page = book.add_worksheet()
    for row_number, row in enumerate(rows):
        for position, cell in enumerate(row):
            page.write(row_number, position, cell)
    book.close()
    return file.getvalue()


def old_workbook() -> bytes:
    """XLS, as Excel wrote it until 2007: Koffie on 1 December 2026 at ten for 2,50."""
    return zlib.decompress(base64.b85decode(_XLS))


def open_document(*rows: list[str]) -> bytes:
    """ODS with these cells, each a text."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    table = f'<table:table table:name="Blad1">{cells}</table:table>'
    content = f"<office:document-content {spaces}><office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return file.getvalue()


_XLS = (
    "c-rk)O=uHA6#izDG(R-WPg9{4LMT|Zwud5!2<_HVZ9!712meqsF<Xg=iNtu&gH~&fg5XK<QmBFoRWJUa2fcX^Dpn8*"
    "LZZi>1O*Rm);BM^lGX|hXu+^wm~Y;^H}mFYes}lXOrSXVxUGa`=z|Sq-HnDSouK443x1GY*QIFYE=szE{|aswO=N=u"
    "FT8J^at`Hum!RO0{WUT0nbHxQ!ALfvMb;1l979aV7<!2XZj+`7tsGU5`2=$_^FyxrlDVHX*O+^$Zc!Y@j5^Y}-B`s3"
    "m3Fo@LHd2lZRS|hgBHAztN7A&QK{>|&RjB<t`|et-iRsCOb=-pEho!9+<^xe9PExpyAKh<b`S1SeGCuph(?PD(VCdT"
    "cRd1pGdKUMh^1d!y#VQdEY&;zpm))fuB3O<ye`+@Q0%}s^y9q83h?5nU0NI%NXHUA3)m)?f|>Hkyq2as5zC)DO;<r&"
    "JDJSnlcy4NY^1Vh^IC?4J=w9bq~?*A1s^W{C5MZbH(euf0zQ@ly!HGP_QJid@1yZi^%!f$`9i5&I~!z}&~aI|pvFyX"
    "QJAHrljSYUSJ>-%mfM&^6g%Y|qb-K8dxGm+WorlZvz0NcZmg0wkzAPH`z&1eqHZR6dZ=_EH2qPXL^};-g4)a91iD0*"
    "xOG$FxoYOZIHEo=xBhlqxfH(<yKdaAJ}k<8NC+@jN^*3>uaaVnRi$L3lFjfXR`4a*mmHmoiicwjV*dvPHX1!aewy*%"
    "zQmkbu}gpR<giZ(;t3CJf7RvhfdvZ|ELgB$!GeW4fG{4TZN`JN!+1=08sBvmDV43yBz22@$kH!QZ-u*%p*)B4HLag@"
    "a0t_vSY;dYd!fVu>OF@P;v7e+=JiXjS)%&?th%B9?`@%4`!ClL=RfZMCzDj^Fa"
)
