/** Text of an HTML body, for previews and for `Prefer: outlook.body-content-type="text"`. */
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

export function textOfHtml(html: string): string {
  return html
    .replaceAll(/<(style|script|head)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replaceAll(/<br\s*\/?>|<\/(p|div|tr|li|h\d)\s*>/gi, '\r\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => entityText(whole, name.toLowerCase()))
    .trim()
}

function entityText(whole: string, name: string): string {
  if (!name.startsWith('#')) return entities[name] ?? whole
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
}

export const htmlOfText = (text: string) =>
  `<html><head></head><body><pre>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</pre></body></html>`

/** The first 255 characters of the body, blanks joined (Graph property `bodyPreview`). */
export function previewOf(text: string): string {
  return text.slice(0, 2000).replaceAll(/\s+/g, ' ').trim().slice(0, 255)
}
