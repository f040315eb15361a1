/**
 * ECDSA over digests that were made elsewhere, which node:crypto does not offer (FIPS 186-5 section 6.4).
 * Keys of a simulator only: the arithmetic takes no care of its timing.
 */
import { createECDH, type KeyObject } from 'node:crypto'
import type { CurveName } from './model.ts'

interface Curve {
  /** What OpenSSL calls it. */
  readonly name: string
  readonly bytes: number
  /** Prime of the field. */
  readonly p: bigint
  /** Order of the base point. */
  readonly n: bigint
}

/** SP 800-186 section 3.2.1. */
const curves: Readonly<Record<CurveName, Curve>> = {
  'P-256': {
    name: 'prime256v1',
    bytes: 32,
    p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    n: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  },
  'P-384': {
    name: 'secp384r1',
    bytes: 48,
    p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    n: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  },
  'P-521': {
    name: 'secp521r1',
    bytes: 66,
    p: 2n ** 521n - 1n,
    n: 0x01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
  },
}

type Point = { readonly x: bigint; readonly y: bigint } | null

function toNumber(bytes: Buffer): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${bytes.toString('hex')}`)
}

function toBytes(value: bigint, length: number): Buffer {
  return Buffer.from(value.toString(16).padStart(length * 2, '0'), 'hex')
}

function modulo(value: bigint, m: bigint): bigint {
  const rest = value % m
  return rest < 0n ? rest + m : rest
}

/** The inverse by the extended algorithm of Euclid. */
function inverse(value: bigint, m: bigint): bigint {
  let [a, b] = [modulo(value, m), m]
  let [x, y] = [1n, 0n]
  while (b !== 0n) {
    const quotient = a / b
    ;[a, b] = [b, a - quotient * b]
    ;[x, y] = [y, x - quotient * y]
  }
  return modulo(x, m)
}

/** Adds two points of a curve with a = -3 (SP 800-186 appendix A.1.1). */
function add({ p }: Curve, one: Point, other: Point): Point {
  if (one === null) return other
  if (other === null) return one
  if (one.x === other.x && modulo(one.y + other.y, p) === 0n) return null
  const slope =
    one.x === other.x
      ? (3n * one.x * one.x - 3n) * inverse(2n * one.y, p)
      : (other.y - one.y) * inverse(other.x - one.x, p)
  const x = modulo(slope * slope - one.x - other.x, p)
  return { x, y: modulo(slope * (one.x - x) - one.y, p) }
}

function multiply(curve: Curve, factor: bigint, point: Point): Point {
  let sum: Point = null
  let doubled = point
  for (let rest = factor; rest > 0n; rest >>= 1n) {
    if (rest & 1n) sum = add(curve, sum, doubled)
    doubled = add(curve, doubled, doubled)
  }
  return sum
}

/** The leftmost bits of the digest, as many as the order has. */
function message({ n }: Curve, digest: Buffer): bigint {
  const excess = digest.length * 8 - n.toString(2).length
  return excess > 0 ? toNumber(digest) >> BigInt(excess) : toNumber(digest)
}

function jwkNumber(key: KeyObject, name: 'd' | 'x' | 'y'): bigint {
  const value = key.export({ format: 'jwk' })[name]
  if (typeof value !== 'string') throw new TypeError(`the key has no ${name}`)
  return toNumber(Buffer.from(value, 'base64url'))
}

/** A point that nobody can predict the factor of: `[k, x of kG]`. */
function ephemeral(curve: Curve): readonly [bigint, bigint] {
  const pair = createECDH(curve.name)
  const point = pair.generateKeys()
  return [toNumber(pair.getPrivateKey()), toNumber(point.subarray(1, 1 + curve.bytes))]
}

/** @returns r and s, one after the other (RFC 7518 section 3.4). */
export function signEcdsa(key: KeyObject, crv: CurveName, digest: Buffer): Buffer {
  const curve = curves[crv]
  const d = jwkNumber(key, 'd')
  const z = message(curve, digest)
  for (;;) {
    const [k, x] = ephemeral(curve)
    const r = modulo(x, curve.n)
    const s = modulo(inverse(k, curve.n) * (z + r * d), curve.n)
    if (r !== 0n && s !== 0n) return Buffer.concat([toBytes(r, curve.bytes), toBytes(s, curve.bytes)])
  }
}

export function verifyEcdsa(key: KeyObject, crv: CurveName, digest: Buffer, signature: Buffer): boolean {
  const curve = curves[crv]
  if (signature.length !== curve.bytes * 2) return false
  const r = toNumber(signature.subarray(0, curve.bytes))
  const s = toNumber(signature.subarray(curve.bytes))
  if (r === 0n || s === 0n || r >= curve.n || s >= curve.n) return false
  const w = inverse(s, curve.n)
  const z = message(curve, digest)
  const own = { x: jwkNumber(key, 'x'), y: jwkNumber(key, 'y') }
  const sum = add(
    curve,
    multiply(curve, modulo(z * w, curve.n), basePoint(curve)),
    multiply(curve, modulo(r * w, curve.n), own),
  )
  return sum !== null && modulo(sum.x, curve.n) === r
}

/** The public key of the private key 1. */
function basePoint(curve: Curve): Point {
  const pair = createECDH(curve.name)
  pair.setPrivateKey(toBytes(1n, curve.bytes))
  const point = pair.getPublicKey()
  return {
    x: toNumber(point.subarray(1, 1 + curve.bytes)),
    y: toNumber(point.subarray(1 + curve.bytes)),
  }
}
