/** The few kinds of DER values that a certificate is made of (ITU-T X.690). */

/** @param tag - the identifier byte; only tags below 31 occur here. */
function element(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(contents)
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content])
}

export function sequence(...elements: readonly Uint8Array[]): Uint8Array {
  return element(0x30, ...elements)
}

export function set(...elements: readonly Uint8Array[]): Uint8Array {
  return element(0x31, ...elements)
}

/** @param bytes - a positive number, most significant byte first. */
export function positiveInteger(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0)
  const significant = first < 0 ? Buffer.of(0) : bytes.subarray(first)
  const isNegative = ((significant[0] ?? 0) & 0x80) !== 0
  return element(0x02, isNegative ? Buffer.of(0) : Buffer.of(), significant)
}

export function boolean(value: boolean): Uint8Array {
  return element(0x01, Buffer.of(value ? 0xff : 0))
}

/** @param text - for example `2.5.29.15`. */
export function objectIdentifier(text: string): Uint8Array {
  const [first = 0, second = 0, ...others] = text.split('.').map(Number)
  return element(0x06, Buffer.from([first * 40 + second, ...others.flatMap(base128)]))
}

/** @param unusedBits - how many bits at the end do not count. */
export function bitString(bytes: Uint8Array, unusedBits = 0): Uint8Array {
  return element(0x03, Buffer.of(unusedBits), bytes)
}

export function octetString(bytes: Uint8Array): Uint8Array {
  return element(0x04, bytes)
}

export function utf8String(text: string): Uint8Array {
  return element(0x0c, Buffer.from(text))
}

export const nullValue: Uint8Array = element(0x05)

/** `UTCTime` until 2049 and `GeneralizedTime` after it (RFC 5280 §4.1.2.5), in whole seconds. */
export function time(milliseconds: number): Uint8Array {
  const digits = new Date(milliseconds).toISOString().replaceAll(/\.\d+|[-:T]/g, '')
  return Number(digits.slice(0, 4)) < 2050
    ? element(0x17, Buffer.from(digits.slice(2)))
    : element(0x18, Buffer.from(digits))
}

/** `[number] EXPLICIT`: a whole element inside. */
export function explicit(number: number, inner: Uint8Array): Uint8Array {
  return element(0xa0 | number, inner)
}

/** `[number] IMPLICIT` of a primitive type: its content alone. */
export function implicit(number: number, content: Uint8Array): Uint8Array {
  return element(0x80 | number, content)
}

/** `[number] IMPLICIT SET OF`: constructed. */
export function implicitSet(number: number, ...elements: readonly Uint8Array[]): Uint8Array {
  return element(0xa0 | number, ...elements)
}

function lengthOf(length: number): Uint8Array {
  if (length < 0x80) return Buffer.of(length)
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.trunc(rest / 256)) bytes.unshift(rest % 256)
  return Buffer.from([0x80 | bytes.length, ...bytes])
}

function base128(number: number): number[] {
  const bytes = [number % 128]
  for (let rest = Math.trunc(number / 128); rest > 0; rest = Math.trunc(rest / 128))
    bytes.unshift((rest % 128) | 0x80)
  return bytes
}
