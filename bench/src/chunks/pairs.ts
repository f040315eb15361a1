/** Files and their next versions: made from real text, pictures and mail as an office program would save them. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Pair {
  readonly name: string
  readonly before: Uint8Array
  readonly after: Uint8Array
}

const repository = fileURLToPath(new URL('../../../', import.meta.url))

/**
 * Office documents are zip files of XML and pictures, written anew at every save, the text before the pictures. Text is this
 * repository's own documentation, pictures are its screenshots and those of the machine, mail is that of the corpus.
 */
const script = `
import glob, io, os, random, re, sys, zipfile
repository, target, corpus = sys.argv[1:4]
random.seed(1)
def read(path):
    with open(path, "rb") as file:
        return file.read()
words = re.findall(r"[^\\W\\d_]{2,}", b" ".join(read(p) for p in sorted(glob.glob(repository + "/docs/**/*.md", recursive=True))).decode())
found = glob.glob(repository + "/docs/images/*.webp")
for top in ("/usr/share", "/usr/lib"):
    for folder, _, names in os.walk(top):
        paths = [folder + "/" + n for n in names if n.endswith((".png", ".jpg", ".jpeg"))]
        found += [p for p in paths if os.path.isfile(p) and os.path.getsize(p) > 50000]
pictures = sorted({read(p) for p in found}, key=len)
random.shuffle(pictures)
def sentence():
    return " ".join(random.choice(words) for _ in range(14))
def document(paragraphs):
    body = "".join(f'<w:p w:rsidR="00{n:06X}"><w:r><w:t xml:space="preserve">{text}. </w:t></w:r></w:p>' for n, text in enumerate(paragraphs))
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document><w:body>{body}</w:body></w:document>'
def sheet(rows):
    body = "".join(f'<row r="{n + 1}">' + "".join(f'<c r="{chr(65 + c)}{n + 1}"><v>{v}</v></c>' for c, v in enumerate(row)) + "</row>" for n, row in enumerate(rows))
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet><sheetData>{body}</sheetData></worksheet>'
def save(name, version, parts):
    with zipfile.ZipFile(f"{target}/{name} {version}", "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts:
            archive.writestr(zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
def put(name, version, data):
    with open(f"{target}/{name} {version}", "wb") as file:
        file.write(data)
def deck(slides, media):
    return [("[Content_Types].xml", "".join(f"<Override PartName='/ppt/media/{m}'/>" for m, _ in media))] \\
        + [(f"ppt/slides/slide{n}.xml", document(s)) for n, s in enumerate(slides)] + [(f"ppt/media/{m}", d) for m, d in media]
slides = [[sentence() for _ in range(8)] for _ in range(40)]
media = [(f"image{n:03}.webp", d) for n, d in enumerate(pictures[:-1])]
edited = [list(s) for s in slides]; edited[3][2] = sentence()
name = "presentation with pictures, a sentence changed"
save(name, 1, deck(slides, media)); save(name, 2, deck(edited, media))
name = "presentation with pictures, one picture more"
half = len(media) // 2
save(name, 1, deck(slides, media)); save(name, 2, deck(slides, media[:half] + [("image900.webp", pictures[-1])] + media[half:]))
text = [sentence() for _ in range(60000)]
for where, place in (("start", 600), ("end", 57000)):
    name = f"text document, a sentence changed near its {where}"
    edited = list(text); edited[place] = sentence()
    save(name, 1, [("word/document.xml", document(text))]); save(name, 2, [("word/document.xml", document(edited))])
rows = [[random.randrange(10 ** 6) for _ in range(8)] for _ in range(120000)]
edited = [list(r) for r in rows]; edited[60000][3] += 1
name = "spreadsheet, a cell in its middle changed"
save(name, 1, [("xl/worksheets/sheet1.xml", sheet(rows))]); save(name, 2, [("xl/worksheets/sheet1.xml", sheet(edited))])
files = sorted(glob.glob(repository + "/node_modules/typescript/lib/*.d.ts") + glob.glob(repository + "/node_modules/typescript/lib/*/*.json"))
parts = [(os.path.basename(os.path.dirname(p)) + os.path.basename(p), read(p)) for p in files]
edited = list(parts); edited[len(parts) // 2] = (parts[len(parts) // 2][0], parts[len(parts) // 2][1] + b"// changed")
name = "archive of program files, one changed"
save(name, 1, parts); save(name, 2, edited)
lock = read(repository + "/package-lock.json") + b"".join(data for _, data in parts)
cut = len(lock) // 3
put("plain text, a line more at a third", 1, lock); put("plain text, a line more at a third", 2, lock[:cut] + b"one line more\\n" + lock[cut:])
pages = bytearray(b"".join(pictures))
name = "database file, 20 pages of 8 KiB changed"
put(name, 1, bytes(pages))
for _ in range(20):
    at = random.randrange(len(pages) // 8192) * 8192
    pages[at:at + 8192] = random.randbytes(8192)
put(name, 2, bytes(pages))
mails = [read(p) for p in sorted(glob.glob(corpus + "/mail/*"))] if corpus else []
if mails:
    half = len(mails) // 2
    name = "file of real mail (mbox), one message more in its middle"
    put(name, 1, b"\\nFrom \\n".join(mails[:half] + mails[half + 1:])); put(name, 2, b"\\nFrom \\n".join(mails))
`

/** @param corpus - A folder with `mail/`, or empty. */
export async function madePairs(corpus: string): Promise<Pair[]> {
  const folder = await mkdtemp(join(tmpdir(), 'strongroom-chunks-'))
  try {
    execFileSync('python3', ['-c', script, repository, folder, corpus])
    const names = (await readdir(folder)).toSorted()
    const first = names.filter((name) => name.endsWith(' 1')).map((name) => name.slice(0, -2))
    return await Promise.all(
      first.map(async (name) => ({
        name,
        before: await readFile(join(folder, `${name} 1`)),
        after: await readFile(join(folder, `${name} 2`)),
      })),
    )
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** @param paths - A file, its next version, another file, its next version, … */
export async function givenPairs(paths: readonly string[]): Promise<Pair[]> {
  const pairs: Pair[] = []
  for (let place = 0; place + 1 < paths.length; place += 2) {
    const [before = '', after = ''] = paths.slice(place, place + 2)
    pairs.push({
      name: `${basename(before)} to ${basename(after)}`,
      before: await readFile(before),
      after: await readFile(after),
    })
  }
  return pairs
}
