/**
 * The name of a saved file from a subject that anybody may have written: it stays one component of a path on every
 * system (Windows naming rules; POSIX NAME_MAX).
 */

const longestBytes = 255
/** Longer than any name: cut before anything else looks at the text. */
const longestText = 1000
// Control characters with DEL and C1, halves of surrogate pairs, zero-width and bidirectional marks, line and paragraph separators, BOM.
const invisible = /[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu
const forbidden = /[/\\:*?"<>|]/g
const deviceName = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i

/**
 * A file name made of `subject` and `extension` (with its dot), at most 255 bytes in UTF-8.
 * What cannot stand in a name is left out or becomes `_`; an empty subject gives `message`.
 */
export function fileNameFor(subject: string, extension: string): string {
  const plain = subject
    .slice(0, longestText)
    .normalize('NFC')
    .replaceAll(/[\r\n\t]+/g, ' ')
    .replaceAll(invisible, '')
    .replaceAll(forbidden, '_')
  const trimmed = trimEnds(plain)
  const named = deviceName.test(trimmed) ? `_${trimmed}` : trimmed
  const fitting = trimEnds(cutBytes(named, longestBytes - Buffer.byteLength(extension)))
  return `${fitting === '' ? 'message' : fitting}${extension}`
}

/** Leading dots hide a file or climb; trailing dots and spaces vanish on Windows. */
function trimEnds(text: string): string {
  return text.replace(/^[\s.]+/u, '').replace(/[\s.]+$/u, '')
}

function cutBytes(text: string, limit: number): string {
  let bytes = 0
  let kept = ''
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > limit) break
    kept += character
  }
  return kept
}
