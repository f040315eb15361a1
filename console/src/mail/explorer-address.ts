/** What the mail explorer shows is in the address: links lead to a folder or a message, and the browser's back works. */
import { useSearchParams } from 'react-router'

/** Stands for a folder when every message of the mailbox is listed. */
export const everyFolder = 'all'

export interface ExplorerPlace {
  /** The mailbox that is open; undefined for all of the session. */
  readonly mailboxId: string | undefined
  readonly folderId: string | undefined
  /** What is searched for, in Windows' Advanced Query Syntax. */
  readonly query: string | undefined
  readonly itemId: string | undefined
  /** The mailbox of the message that is shown: of several, when all were searched. */
  readonly itemMailboxId: string | undefined
}

export interface ExplorerAddress extends ExplorerPlace {
  /** The address of another place in the same session; nothing of this one is kept but what is named. */
  readonly to: (place: Partial<ExplorerPlace>) => string
  readonly go: (place: Partial<ExplorerPlace>, how?: { readonly replace: boolean }) => void
}

const names = [
  ['mailbox', 'mailboxId'],
  ['folder', 'folderId'],
  ['q', 'query'],
  ['item', 'itemId'],
  ['of', 'itemMailboxId'],
] as const satisfies readonly (readonly [string, keyof ExplorerPlace])[]

export function useExplorerAddress(): ExplorerAddress {
  const [params, setParams] = useSearchParams()
  const read = (name: string): string | undefined => params.get(name) ?? undefined
  const mailboxId = read('mailbox')
  return {
    mailboxId,
    folderId: read('folder'),
    query: read('q'),
    itemId: read('item'),
    itemMailboxId: read('of') ?? mailboxId,
    to: (place) => `?${paramsOf(place).toString()}`,
    go: (place, how) => setParams(paramsOf(place), how),
  }
}

function paramsOf(place: Partial<ExplorerPlace>): URLSearchParams {
  const params = new URLSearchParams()
  for (const [name, member] of names) {
    const value = place[member]
    const isSaidAlready = member === 'itemMailboxId' && value === place.mailboxId
    if (value !== undefined && value !== '' && !isSaidAlready) params.set(name, value)
  }
  return params
}
