/** Names of character sets (RFC 2978), as mail writes them. */

/** As the mail parser knows them: by the labels of the WHATWG standard, also with `x-` before or a separator more. */
export function isKnownCharset(label: string): boolean {
  const isCodePage = /^(x-)?(cp|ms)?-?(932|936|949|950)$/.test(label)
  return label === '' || isCodePage || encodingOf(label) !== undefined
}

/** Whether text that declares this is read as Windows-1252: ISO-8859-1, US-ASCII, and whatever is not known. */
export function isReadAsWindows1252(label: string): boolean {
  return !isKnownCharset(label) || encodingOf(label) === 'windows-1252'
}

function encodingOf(label: string): string | undefined {
  const plain = label.replace(/^x-/, '')
  const spellings = [
    plain,
    plain.replaceAll('_', '-'),
    plain.replaceAll(/[-_]/g, ''),
    plain.replace(/^cp-?/, 'windows-'),
  ]
  return spellings.map(standardName).find((name) => name !== undefined)
}

function standardName(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}
