/** What the vault and restic back up: real files of this machine, or mails made from numbers; the same every time. */
import { createHash } from 'node:crypto'
import {
  constants,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

export interface DataSet {
  readonly name: string
  readonly folder: string
  readonly files: number
  readonly bytes: number
}

interface Found {
  readonly path: string
  readonly size: number
}

// Regular files below a folder, in the order of their names; symbolic links are not followed.
function* filesBelow(folder: string): Generator<Found> {
  const entries = readdirSync(folder, { withFileTypes: true })
  for (const entry of entries.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(path)
    else if (entry.isFile()) yield { path, size: lstatSync(path).size }
  }
}

/** The first four bytes of a hash of a text, for choices that do not depend on the order. */
function numberOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE()
}

interface Wanted {
  readonly from: string
  readonly to: string
  readonly maxFiles: number
  readonly maxBytes: number
  isWanted(path: string): boolean
}

/** Copies files until there are enough; what may not be read is left out. */
function copySome(wanted: Wanted): { readonly files: number; readonly bytes: number } {
  let files = 0
  let bytes = 0
  for (const { path, size } of filesBelow(wanted.from)) {
    if (files >= wanted.maxFiles || bytes >= wanted.maxBytes) break
    const name = path.slice(wanted.from.length + 1)
    if (!wanted.isWanted(name)) continue
    const target = join(wanted.to, name)
    mkdirSync(dirname(target), { recursive: true })
    copyFileSync(path, target, constants.COPYFILE_FICLONE)
    files += 1
    bytes += size
  }
  return { files, bytes }
}

/** Of 70,000 files so many come from each place; the shared libraries bring the sum to 1.5 GB. */
const wholeMix = { files: 70_000, documents: 4_500, libraries: 2_500, bytes: 1_500_000_000 }

/**
 * Node packages, documents and shared libraries of this machine.
 * @param nodeModules - A folder of installed packages.
 */
export function makeFiles(folder: string, nodeModules: string, count: number): DataSet {
  const part = count / wholeMix.files
  const budget = wholeMix.bytes * part
  const documents = copySome({
    from: '/usr/share/doc',
    to: join(folder, 'documents'),
    maxFiles: wholeMix.documents * part,
    maxBytes: budget / 10,
    isWanted: (name) => numberOf(name) % 2 === 0 || part > 0.5,
  })
  const packages = copySome({
    from: nodeModules,
    to: join(folder, 'packages'),
    maxFiles: (wholeMix.files - wholeMix.documents - wholeMix.libraries) * part,
    maxBytes: budget * 0.6,
    isWanted: (name) => numberOf(name) % 100 < Math.max(1, Math.min(78, 78 * part * 1.2)),
  })
  const libraries = copySome({
    from: '/usr/lib',
    to: join(folder, 'libraries'),
    maxFiles: wholeMix.libraries * part,
    maxBytes: budget - packages.bytes - documents.bytes,
    isWanted: (name) => /\.so(\.\d+)*$/.test(name) && numberOf(name) % 100 < Math.max(5, 100 * part),
  })
  const all = [documents, packages, libraries]
  return {
    name: 'files',
    folder,
    files: all.reduce((sum, { files }) => sum + files, 0),
    bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}

const words =
  'the figures of this month are with the team please have a look before monday and tell me whether it fits thanks regards meeting project budget customer delivery invoice attached agenda question answer week tomorrow room plan draft version contract review number order status update'.split(
    ' ',
  )

/** Numbers that look random and are the same for a seed (xorshift32). */
function createNumbers(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 88_675_123) >>> 0 || 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

/**
 * One message: headers, text, the same as HTML, and now and then a picture or document of a few kilobytes in base64.
 * Half are below 4 kB, one in twenty is above 30 kB; 8 kB in the mean.
 */
export function mailOf(number: number): Buffer {
  const random = createNumbers(number + 1)
  const sentence = (length: number): string =>
    Array.from({ length }, () => words[random(words.length)] ?? '').join(' ')
  const id = createHash('sha256').update(`mail ${number}`).digest('hex')
  const text = Array.from({ length: 2 + random(12) }, () => `${sentence(6 + random(14))}.`).join('\r\n')
  const parts = [
    `Received: from mail-${random(40)}.contoso.com (10.${random(255)}.${random(255)}.${random(255)}) by mx.contoso.com with SMTP id ${id.slice(0, 24)}`,
    `DKIM-Signature: v=1; a=rsa-sha256; d=contoso.com; s=s1; bh=${id}; b=${createHash('sha512').update(id).digest('base64')}`,
    `Message-ID: <${id.slice(24)}@contoso.com>`,
    `From: Sender ${random(500)} <sender${random(500)}@contoso.com>`,
    `To: Alice <alice@contoso.com>`,
    `Subject: ${sentence(3 + random(6))}`,
    `Date: ${new Date(1_600_000_000_000 + number * 61_000).toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="=_part"',
    '',
    '--=_part',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '--=_part',
    'Content-Type: text/html; charset=utf-8',
    '',
    `<html><head><style>p{margin:0;font-family:Calibri,sans-serif;font-size:11pt}</style></head><body>${text
      .split('\r\n')
      .map((line) => `<p class="MsoNormal"><span lang="EN-US">${line}</span></p>`)
      .join('\r\n')}</body></html>`,
  ]
  if (random(5) === 0) {
    const bytes = noise(id, 1000 + random(random(4) === 0 ? 90_000 : 16_000))
    const base64 = bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n')
    parts.push('--=_part', 'Content-Type: image/png', 'Content-Transfer-Encoding: base64', '', base64)
  }
  parts.push('--=_part--', '')
  return Buffer.from(parts.join('\r\n'))
}

function noise(seed: string, length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 64) }, (_, block) =>
    createHash('sha512').update(`${seed} ${block}`).digest(),
  )
  return Buffer.concat(blocks, length)
}

const mailsPerFolder = 1000

export function makeMails(folder: string, count: number): DataSet {
  let bytes = 0
  for (let number = 0; number < count; number += 1) {
    const place = join(folder, String(Math.floor(number / mailsPerFolder)).padStart(4, '0'))
    if (number % mailsPerFolder === 0) mkdirSync(place, { recursive: true })
    const mail = mailOf(number)
    writeFileSync(join(place, `${number}.eml`), mail)
    bytes += mail.length
  }
  return { name: 'mails', folder, files: count, bytes }
}

/** Every hundredth file gets a line at a third of its length, as a new file that takes the old one's place. */
export function changeOnePercent({ folder }: DataSet, mark: string): number {
  let count = 0
  let changed = 0
  for (const { path } of filesBelow(folder)) {
    count += 1
    if (count % 100 !== 0) continue
    const old = readFileSync(path)
    const third = Math.floor(old.length / 3)
    const line = Buffer.from(`\n${mark}\n`)
    writeFileSync(`${path}.new`, Buffer.concat([old.subarray(0, third), line, old.subarray(third)]))
    renameSync(`${path}.new`, path)
    changed += 1
  }
  return changed
}

/** Reads everything once, so that both find it in the page cache. */
export function warm({ folder }: DataSet): void {
  for (const { path } of filesBelow(folder)) readFileSync(path)
}

/** The sum of all files' sizes below a folder. */
export function sizeOf(folder: string): number {
  let bytes = 0
  for (const { size } of filesBelow(folder)) bytes += size
  return bytes
}
