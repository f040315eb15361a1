/** How much work a PKCS#12 file asks for and how it is protected, found without doing any of it. */
import forge from 'node-forge'

const deepest = 40

/**
 * The largest iteration count that stands anywhere in the file in the clear: of its authentication code
 * (RFC 7292 §4), of PKCS#12 encryption (appendix C) and of PBKDF2 (RFC 8018 A.2). All of them follow a salt, so
 * every INTEGER right after an OCTET STRING is taken for one.
 */
export function mostIterations(document: forge.asn1.Asn1): number {
  return countIn(document, 0)
}

/** RC2, RC4, DES and 3DES: PKCS#12 encryption (RFC 7292 appendix C) and ciphers of PBES2 (RFC 8018 B.2). */
const weakCiphers: ReadonlySet<string> = new Set([
  '1.2.840.113549.1.12.1.1',
  '1.2.840.113549.1.12.1.2',
  '1.2.840.113549.1.12.1.3',
  '1.2.840.113549.1.12.1.4',
  '1.2.840.113549.1.12.1.5',
  '1.2.840.113549.1.12.1.6',
  '1.2.840.113549.3.2',
  '1.2.840.113549.3.4',
  '1.2.840.113549.3.7',
  '1.3.14.3.2.7',
])

/** Whether something that stands in the file in the clear is protected with a cipher of yesterday. */
export function isWeaklyProtected(document: forge.asn1.Asn1): boolean {
  return namesWeakCipher(document, 0)
}

function namesWeakCipher(node: forge.asn1.Asn1, depth: number): boolean {
  if (depth > deepest) return true
  if (typeof node.value !== 'string') return node.value.some((child) => namesWeakCipher(child, depth + 1))
  if (node.tagClass === forge.asn1.Class.UNIVERSAL && node.type === forge.asn1.Type.OID)
    return weakCiphers.has(forge.asn1.derToOid(node.value))
  const nested = isOctetString(node) ? nestedIn(node.value) : undefined
  return nested !== undefined && namesWeakCipher(nested, depth + 1)
}

function countIn(node: forge.asn1.Asn1, depth: number): number {
  if (depth > deepest) return Number.POSITIVE_INFINITY
  if (typeof node.value === 'string') return isOctetString(node) ? countNested(node.value, depth) : 0
  let most = 0
  let previous: forge.asn1.Asn1 | undefined
  for (const child of node.value) {
    if (previous !== undefined && isOctetString(previous) && isInteger(child))
      most = Math.max(most, integerOf(child))
    most = Math.max(most, countIn(child, depth + 1))
    previous = child
  }
  return most
}

function countNested(bytes: string, depth: number): number {
  const nested = nestedIn(bytes)
  return nested === undefined ? 0 : countIn(nested, depth + 1)
}

/** Contents lie in octet strings as DER of their own; what does not parse is a salt or is encrypted. */
function nestedIn(bytes: string): forge.asn1.Asn1 | undefined {
  try {
    return forge.asn1.fromDer(forge.util.createBuffer(bytes))
  } catch {
    return undefined
  }
}

function isOctetString({ tagClass, type }: forge.asn1.Asn1): boolean {
  return tagClass === forge.asn1.Class.UNIVERSAL && type === forge.asn1.Type.OCTETSTRING
}

function isInteger({ tagClass, type }: forge.asn1.Asn1): boolean {
  return tagClass === forge.asn1.Class.UNIVERSAL && type === forge.asn1.Type.INTEGER
}

function integerOf({ value }: forge.asn1.Asn1): number {
  if (typeof value !== 'string' || value.length === 0) return Number.POSITIVE_INFINITY
  return Number.parseInt(Buffer.from(value, 'binary').toString('hex'), 16)
}
