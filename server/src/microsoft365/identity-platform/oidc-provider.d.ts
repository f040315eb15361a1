/** The part of oidc-provider 9 that the peer test uses; the package brings no types. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http'

  interface Grant {
    addOIDCScope(scope: string): void
    save(): Promise<string>
  }
  interface StoredDeviceCode {
    save(secondsToLive: number): Promise<string>
  }
  interface Account {
    accountId: string
    claims(): Promise<{ sub: string }>
  }
  interface Configuration {
    clients: readonly object[]
    features: object
    routes: Readonly<Record<string, string>>
    scopes: readonly string[]
    ttl: Readonly<Record<string, number>>
    findAccount(context: unknown, id: string): Account
  }

  export class Provider {
    constructor(issuer: string, configuration: Configuration)
    proxy: boolean
    callback(): RequestListener
    readonly DeviceCode: { findByUserCode(code: string): Promise<StoredDeviceCode | undefined> }
    readonly Grant: new (subject: { accountId: string; clientId: string }) => Grant
  }
}
