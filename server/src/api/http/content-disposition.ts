/** The name that a download suggests (RFC 6266, with the extended form of RFC 8187). */

const attributeCharacter = /[A-Za-z0-9!#$&+.^_`|~-]/

/**
 * @returns `attachment` with an unquoted token, because clients of the dialect keep quotes in the name, and the exact
 *   name beside it where the token could not say it.
 */
export function attachment(fileName: string): string {
  // Letters keep their base without accents; what ASCII has no name for is left out.
  const ascii = fileName.normalize('NFKD').replaceAll(/\P{ASCII}/gu, '')
  const name = ascii.replaceAll(/[^A-Za-z0-9.-]+/g, '_') || 'download'
  if (name === fileName) return `attachment; filename=${name}`
  return `attachment; filename=${name}; filename*=UTF-8''${extendedValue(fileName)}`
}

function extendedValue(text: string): string {
  return [...Buffer.from(text, 'utf8')]
    .map((byte) => {
      const character = String.fromCharCode(byte)
      return attributeCharacter.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')
}
