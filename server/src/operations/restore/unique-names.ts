/** Names that stay apart wherever they are unpacked: regardless of case and of how letters are put together (EXP-06). */

const longestBytes = 255

/** @returns gives each name once: a second of the same name is `name (2).eml`, within 255 bytes. */
export function createUniqueNames(): (folder: string, stem: string, extension: string) => string {
  const taken = new Set<string>()
  const next = new Map<string, number>()
  return (folder, stem, extension) => {
    const path = (name: string): string => (folder === '' ? name : `${folder}/${name}`)
    const first = keyOf(path(`${stem}${extension}`))
    for (let number = next.get(first) ?? 1; ; number += 1) {
      const suffix = number === 1 ? extension : ` (${number})${extension}`
      const name = path(`${cut(stem, longestBytes - Buffer.byteLength(suffix))}${suffix}`)
      if (taken.has(keyOf(name))) continue
      taken.add(keyOf(name))
      next.set(first, number + 1)
      return name
    }
  }
}

function keyOf(path: string): string {
  return path.normalize('NFKC').toLowerCase().normalize('NFKC')
}

function cut(text: string, limit: number): string {
  let bytes = 0
  let kept = ''
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > limit) break
    kept += character
  }
  return kept
}
