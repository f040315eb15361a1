/** What the benchmark uses of oidc-provider, which comes without types. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http'

  export interface AdapterPayload {
    readonly [member: string]: unknown
    readonly grantId?: string
    readonly userCode?: string
    readonly uid?: string
  }

  export interface Adapter {
    upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void>
    find(id: string): Promise<AdapterPayload | undefined>
    findByUserCode(userCode: string): Promise<AdapterPayload | undefined>
    findByUid(uid: string): Promise<AdapterPayload | undefined>
    consume(id: string): Promise<void>
    destroy(id: string): Promise<void>
    revokeByGrantId(grantId: string): Promise<void>
  }

  export type AdapterFactory = (model: string) => Adapter

  export interface Client {
    readonly clientId: string
  }

  interface Saved {
    save(): Promise<string>
  }

  interface Grant extends Saved {
    addOIDCScope(scope: string): void
  }

  export class Provider {
    constructor(issuer: string, configuration: object)
    callback(): RequestListener
    readonly Client: { find(id: string): Promise<Client | undefined> }
    readonly Grant: new (of: { accountId: string; clientId: string }) => Grant
    readonly RefreshToken: new (of: object) => Saved
  }
}
