/** Ids of folders and messages as they are given out: Outlook's own may hold `/`, `+` and `=`. */

export function opaqueId(id: string): string {
  return Buffer.from(id, 'utf8').toString('base64url')
}

/** The original id; undefined when the text was not given out by {@link opaqueId}. */
export function readOpaqueId(text: string): string | undefined {
  const id = Buffer.from(text, 'base64url').toString('utf8')
  return id !== '' && opaqueId(id) === text ? id : undefined
}
