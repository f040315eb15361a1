/** Members of paths that several resources share. */
import { Type } from 'typebox'

export const organizationParameters = Type.Object({ organizationId: Type.String() })
export const jobParameters = Type.Object({ jobId: Type.String() })
export const repositoryParameters = Type.Object({ repositoryId: Type.String() })
export const sessionParameters = Type.Object({ restoreSessionId: Type.String() })
export const mailboxParameters = Type.Object({ restoreSessionId: Type.String(), mailboxId: Type.String() })

/** The schema of an answer without a body. */
export const noBody = Type.Null()
