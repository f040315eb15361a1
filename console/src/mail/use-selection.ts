import { useState } from 'react'
import type { ChosenMessage } from './restore-subject.ts'

/** Messages that something will be done with; they may lie in several mailboxes. */
export interface Selection {
  readonly count: number
  readonly messages: readonly ChosenMessage[]
  readonly has: (id: string) => boolean
  readonly toggle: (message: ChosenMessage) => void
  readonly add: (messages: readonly ChosenMessage[]) => void
  readonly clear: () => void
}

/** @param place - of the list: what was selected in another list is forgotten. */
export function useSelection(place: string): Selection {
  const [chosen, setChosen] = useState<Chosen>({ place, byId: new Map() })
  const byId = chosen.place === place ? chosen.byId : none
  const choose = (next: ReadonlyMap<string, ChosenMessage>): void => setChosen({ place, byId: next })
  return {
    count: byId.size,
    messages: [...byId.values()],
    has: (id) => byId.has(id),
    toggle: (message) => {
      const next = new Map(byId)
      if (!next.delete(message.id)) next.set(message.id, message)
      choose(next)
    },
    add: (messages) => choose(new Map([...byId, ...messages.map((one) => [one.id, one] as const)])),
    clear: () => choose(none),
  }
}

interface Chosen {
  readonly place: string
  readonly byId: ReadonlyMap<string, ChosenMessage>
}

const none: ReadonlyMap<string, ChosenMessage> = new Map()
