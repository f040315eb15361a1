/** How much work a PKCS#12 file asks for, found without doing any of it. */
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

/** Contents lie in octet strings as DER of their own; what does not parse is a salt or is encrypted. */
function countNested(bytes: string, depth: number): number {
  let nested: forge.asn1.Asn1
  try {
    nested = forge.asn1.fromDer(forge.util.createBuffer(bytes))
  } catch {
    return 0
  }
  return countIn(nested, depth + 1)
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
