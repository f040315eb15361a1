/** The part of oidc-provider 9 that the peer test uses; the package brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

  interface Grant {
    addOIDCScope(scope: string): void
    save(): Promise<string>
  }
  interface StoredDeviceCode {
    save(secondsToLive: number): Promise<string>
  }
  interface Account {
    accountId: string
    claims(): Promise<{ sub: string; tid?: string }>
  }
  interface Configuration {
    clients: readonly object[]
    features: object
    routes: Readonly<Record<string, string>>
    scopes: readonly string[]
    ttl: Readonly<Record<string, number>>
    findAccount(context: unknown, id: string): Account
    claims?: Readonly<Record<string, readonly string[]>>
    conformIdTokenClaims?: boolean
    interactions?: { policy: object; url(): string }
    loadExistingGrant?(context: unknown): Promise<Grant>
    pkce?: { required(): boolean }
  }

  export const interactionPolicy: {
    base(): { add(prompt: object): void }
    readonly Prompt: new (prompt: { name: string; requestable: boolean }) => object
  }

  export class Provider {
    constructor(issuer: string, configuration: Configuration)
    proxy: boolean
    callback(): RequestListener
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>
    readonly DeviceCode: { findByUserCode(code: string): Promise<StoredDeviceCode | undefined> }
    readonly Grant: new (subject: { accountId: string; clientId: string }) => Grant
  }
}
