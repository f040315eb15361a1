/** The MAPI properties with which a restored message is not a new one (MS-OXPROPS; microsoft.md 4.5). */

/** Extended property of Graph: its id says type and tag, its value is text. */
export interface ExtendedProperty {
  readonly id: string
  readonly value: string
}

/** The property set of everything that Strongroom itself writes into a mailbox; it never changes. */
const strongroomSet = '{5f2c8e1a-7d34-4b86-9c0e-a1d3f6b27e48}'

export const propertyIds = {
  /** PidTagMessageFlags: bit 0 read, bit 3 unsent (a draft). */
  messageFlags: 'Integer 0x0E07',
  /** PidTagClientSubmitTime: when it was sent. */
  submitTime: 'SystemTime 0x0039',
  /** PidTagMessageDeliveryTime: when it was received. */
  deliveryTime: 'SystemTime 0x0E06',
  /** PidTagTransportMessageHeaders: the header block as it arrived. */
  transportHeaders: 'String 0x007D',
  /** PidTagInternetMessageId. */
  internetMessageId: 'String 0x1035',
  /** PidTagInternetReferences. */
  references: 'String 0x1039',
  /** PidTagInReplyToId. */
  inReplyTo: 'String 0x1042',
  /** Names the stored version that a message was restored from. */
  restoreKey: `String ${strongroomSet} Name StrongroomRestoreKey`,
  /** `incomplete` while attachments are still to come, `complete` afterwards; absent when made at one stroke. */
  restoreState: `String ${strongroomSet} Name StrongroomRestoreState`,
} as const

export const restoreState = { incomplete: 'incomplete', complete: 'complete' } as const

/** Of PidTagMessageFlags, for a message that is no draft. */
export function messageFlags(isRead: boolean): string {
  return isRead ? '1' : '0'
}
