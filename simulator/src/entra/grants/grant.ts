/** What a grant type is: one function from an authenticated token request to tokens. */
import type { SimulatorReply } from '../../http.ts'
import type { AuthenticatedClient } from '../client-authentication.ts'
import type { Call, EntraContext } from '../context.ts'
import type { Parameters } from '../form.ts'

export interface TokenRequest {
  readonly call: Call
  readonly form: Parameters
  readonly client: AuthenticatedClient
}

/** @throws {StsError} when the grant is refused. */
export type Grant = (context: EntraContext, request: TokenRequest) => SimulatorReply
