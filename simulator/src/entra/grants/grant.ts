/** What a grant type is: one function from an authenticated token request to tokens. */
import type { SimulatorReply } from '../../http.ts'
import type { AuthenticatedClient } from '../client-authentication.ts'
import type { Call, EntraContext } from '../context.ts'
import type { Parameters } from '../form.ts'
import type { SignInDraft } from '../sign-in-log/draft.ts'

export interface TokenRequest {
  readonly call: Call
  readonly form: Parameters
  readonly client: AuthenticatedClient
  /** What the sign-in log will say, filled in by the grant. */
  readonly draft: SignInDraft
}

/** @throws {StsError} when the grant is refused. */
export type Grant = (context: EntraContext, request: TokenRequest) => SimulatorReply
