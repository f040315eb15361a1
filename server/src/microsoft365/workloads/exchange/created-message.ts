/** Compares what was asked for with what Exchange says it has created, so that nothing is altered silently. */
import { Type, type Static } from 'typebox'

import { losses } from './losses.ts'
import type { MessageProperties } from './mailbox.ts'
import { propertyIds } from './extended-properties.ts'
import type { CreateMessage } from './restored-message.ts'

const nullableText = Type.Optional(Type.Union([Type.String(), Type.Null()]))

/** The answer to a create; what it does not tell is not compared. */
export const CreatedMessage = Type.Object({
  id: Type.String({ minLength: 1 }),
  isDraft: Type.Optional(Type.Boolean()),
  isRead: Type.Optional(Type.Boolean()),
  sentDateTime: nullableText,
  receivedDateTime: nullableText,
  internetMessageId: nullableText,
})

/** A sentence for each thing that Exchange has made different. */
export function changedLosses(
  create: CreateMessage,
  answer: Static<typeof CreatedMessage>,
  { isDraft }: MessageProperties,
): readonly string[] {
  const lost: string[] = []
  if (answer.isDraft !== undefined && answer.isDraft !== isDraft) lost.push(losses.draftState(answer.isDraft))
  const sent = asked(create, propertyIds.submitTime)
  const received = asked(create, propertyIds.deliveryTime)
  if (isOtherMoment(sent, answer.sentDateTime))
    lost.push(losses.changed('sent time', answer.sentDateTime ?? ''))
  if (isOtherMoment(received, answer.receivedDateTime))
    lost.push(losses.changed('received time', answer.receivedDateTime ?? ''))
  const messageId = create.internetMessageId
  if (messageId !== undefined && answer.internetMessageId && answer.internetMessageId !== messageId)
    lost.push(losses.changed('message id', answer.internetMessageId))
  return lost
}

function asked(create: CreateMessage, id: string): string | undefined {
  return create.singleValueExtendedProperties.find((property) => property.id === id)?.value
}

/** Graph gives whole seconds. */
function isOtherMoment(wanted: string | undefined, actual: string | null | undefined): boolean {
  if (wanted === undefined || !actual) return false
  return Math.abs(Date.parse(wanted) - Date.parse(actual)) >= 1000
}
