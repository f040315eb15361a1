/**
 * All that speaks to Microsoft's clouds: their addresses, the identity platform, Microsoft Graph, the enterprise
 * applications, and the workloads. Microsoft's names on the wire stop here. It keeps nothing: what has to be
 * remembered is given back to the caller.
 */
export type { Cloud, CloudFeatures } from './clouds/cloud.ts'
export { readCloudFile } from './clouds/cloud-file.ts'
export { CloudError, type CloudErrorCode } from './clouds/errors.ts'
export { cloudNamed } from './clouds/known-clouds.ts'
export { createTransport, type Transport } from './clouds/transport.ts'

export type { AccessTokenSource, AssertionSigner } from './identity-platform/access-token.ts'

export { GraphError, isNotFound, isResyncRequired } from './graph/errors.ts'
export type { DeltaPage, Graph, GraphRequest } from './graph/graph.ts'

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
} from './workloads/exchange/mailbox.ts'
