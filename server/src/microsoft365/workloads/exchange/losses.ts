/** What a restore could not keep, in words for a person; docs/restore-fidelity.md explains each of them. */
const megabyte = 1024 * 1024

/** A sentence for each thing that can be lost. */
export const losses = {
  unreadable:
    'The message is too deeply nested to be read; it was restored as the attached file original.eml.',
  unreadableStructure:
    'The parts of the message could not be told apart; its source was restored as plain text.',
  textAlternative:
    'The plain-text version beside the HTML body is not kept; Exchange makes its own from the HTML.',
  undecodable: 'Some characters of the text could not be decoded and were replaced.',
  controlCharacters: 'Control characters, which Exchange cannot hold, were removed from the text.',
  missingDate: 'The message has no readable date; it carries the time of the restore.',
  signature:
    'The parts were stored one by one, so the digital signature no longer verifies; the saved .eml does.',
  encrypted:
    'The encrypted content was restored as an attached file, which the saved .eml opens as a message.',
  invitation: 'The invitation was restored as an attached calendar file without buttons to answer it.',
  report: 'The delivery report was restored as a message with its parts attached, not as a report.',
  receiptRequest: 'The request for a receipt was not restored, so that no receipt is sent.',
  uuencoded: 'A uuencoded file in the message was left as it is, encoded.',
  header: (limit: number): string =>
    `Only the first ${limit / 1024} KB of the internet headers were kept; the saved .eml has them all.`,
  charset: (label: string): string =>
    `The text declares the character set “${label}”, which is not known; special characters may be wrong.`,
  undeclared: (label: string): string =>
    `The text has characters outside the character set “${label}” that it declares; they may be wrong.`,
  attachedMessage: (name: string): string =>
    `The attached message “${name}” is kept unchanged as an .eml file, not as an Outlook item.`,
  largeBody: (name: string): string =>
    `The text is too large for Microsoft Graph; it was attached as the file “${name}”.`,
  largeAttachment: (name: string, sizeBytes: number, limitBytes: number): string =>
    `The attachment “${name}” (${Math.ceil(sizeBytes / megabyte)} MB) was not restored: Microsoft Graph takes files ` +
    `up to ${limitBytes / megabyte} MB. Save the message as .eml to get it.`,
  refusedAttachment: (name: string, code: string): string =>
    `The attachment “${name}” was refused by Exchange (${code}) and not restored. Save the message as .eml to get it.`,
  recipient: (name: string): string => `The recipient “${name}” has no mail address that Exchange accepts.`,
  draftState: (isDraft: boolean): string =>
    isDraft ? 'Exchange keeps the message as a draft.' : 'Exchange keeps the draft as a sent message.',
  changed: (what: string, now: string): string => `Exchange changed the ${what} to ${now}.`,
} as const
