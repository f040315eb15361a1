/** The front door of the Exchange workload: what a mailbox holds, and how it is put back. It stores nothing. */
export { ExchangeError, type ExchangeErrorCode } from './errors.ts'
export type {
  MailAddress,
  MailboxReader,
  MailboxWriter,
  MailFolder,
  MessageChange,
  MessageChangePage,
  MessageProperties,
  MessageRestoreResult,
  StoredMessage,
} from './mailbox.ts'
export { readMessageProperties } from './message-properties.ts'
export { createMailboxReader, type MailboxOptions, type MailboxReaderDependencies } from './reader.ts'
export { createMailboxWriter, type MailboxWriterDependencies } from './writer.ts'
