/** Addresses of versions 4 and 5: version 6 under another number, but for `…/Action` (reference 5.4). */

const prefix = /^\/+(v[45])(?=[/?]|$)/i

/** `v5` or `v4`, as it was written; `undefined` for any other address. */
export function oldVersionOf(url: string): string | undefined {
  return prefix.exec(url)?.[1]
}

/** Whether which operation is meant stands in the body. */
export function isAction(url: string): boolean {
  return /\/Action\/*(?:\?|$)/i.test(url)
}

/**
 * Where the router finds the operation of an old address; any other address is returned as it came. An action stays: it
 * is read first.
 */
export function currentAddress(url: string): string {
  return isAction(url) ? url : url.replace(prefix, '/v6')
}
