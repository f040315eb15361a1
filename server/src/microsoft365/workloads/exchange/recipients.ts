/** Recipients that Exchange refuses, taken out so that the message itself is not lost. */
import { losses } from './losses.ts'
import type { CreateMessage, Recipient } from './restored-message.ts'

/** One `@` with something plain on both sides (RFC 5321 §4.1.2, without quoted local parts). */
const plainAddress = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/

export interface ValidRecipients {
  readonly create: CreateMessage
  readonly losses: readonly string[]
}

/** The message with plain addresses only; each that is left out is named. */
export function withoutInvalidRecipients({ from, sender, ...create }: CreateMessage): ValidRecipients {
  const lost: string[] = []
  const isValid = ({ emailAddress: { name, address } }: Recipient): boolean => {
    if (plainAddress.test(address)) return true
    lost.push(losses.recipient(name || address))
    return false
  }
  return {
    create: {
      ...create,
      ...(from && isValid(from) && { from }),
      ...(sender && isValid(sender) && { sender }),
      toRecipients: create.toRecipients.filter(isValid),
      ccRecipients: create.ccRecipients.filter(isValid),
      bccRecipients: create.bccRecipients.filter(isValid),
      replyTo: create.replyTo.filter(isValid),
    },
    losses: lost,
  }
}
