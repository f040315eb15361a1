/** Names of character sets (RFC 2978), as mail writes them. */

/** As the mail parser knows them: by the labels of the WHATWG standard, also with `x-` before or a separator more. */
export function isKnownCharset(label: string): boolean {
  const plain = label.replace(/^x-/, '')
  const spellings = [
    plain,
    plain.replaceAll('_', '-'),
    plain.replaceAll(/[-_]/g, ''),
    plain.replace(/^cp-?/, 'windows-'),
  ]
  return label === '' || /^(cp|ms)?-?(932|936|949|950)$/.test(plain) || spellings.some(isDecodable)
}

function isDecodable(label: string): boolean {
  try {
    return new TextDecoder(label) instanceof TextDecoder
  } catch {
    return false
  }
}
