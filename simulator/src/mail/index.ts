/**
 * The mail of the simulated tenant: mailboxes, folders, messages, their history and their MIME.
 * It knows nothing of HTTP, JSON or permissions: that is the Graph room's part.
 */
export { createMailStore, type MailStore } from './mail-store.ts'
