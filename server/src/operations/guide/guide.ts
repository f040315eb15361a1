/** The manual way: what a person does in Microsoft's portal, or by Azure CLI or PowerShell, for exactly one choice. */
import type { ApplicationPurpose, ResourceName } from '../../microsoft365/index.ts'
import type { Actor } from '../caller.ts'
import type { Services } from '../organizations/model.ts'

export const guideFormats = ['text', 'markdown', 'html'] as const
export type GuideFormat = (typeof guideFormats)[number]

export interface GuideChoice {
  readonly services: Services
  readonly layout: 'standard' | 'separate-restore' | 'single'
  readonly restore: 'standing' | 'just-in-time' | 'none'
  readonly signIn: boolean
  readonly posture: boolean
  readonly drift: boolean
  /** `worldwide`, `usgov`, `usdod`, `china`; the cloud of this server when undefined. */
  readonly cloud: string | undefined
  /** Domain or id; a placeholder stands for it when undefined. */
  readonly tenant: string | undefined
  readonly applicationName: string | undefined
  /** The file with the public certificate, as the person will name it. */
  readonly certificateFile: string
  /** The key that was prepared for it; a placeholder stands for it when undefined. */
  readonly keyId: string | undefined
}

/** Something to do on a page, with the label as the page shows it. */
export interface GuideAction {
  readonly kind: 'open' | 'select' | 'fill' | 'choose' | 'upload' | 'search' | 'check' | 'press' | 'note'
  /** As the page names it; for `open` the address, for `note` what to note. */
  readonly label: string
  /** What is filled in, uploaded or searched for. */
  readonly value: string | undefined
  /** The sentence. Label and value stand in it in typographic quotes. */
  readonly text: string
}

export interface GuideStep {
  readonly title: string
  readonly actions: readonly GuideAction[]
}

export interface GuidePermission {
  readonly resource: ResourceName
  /** As the portal names the API. */
  readonly resourceName: string
  readonly resourceAppId: string
  readonly value: string
  readonly kind: 'application' | 'delegated'
  /** Microsoft's id of it. */
  readonly id: string
  readonly reason: string
  readonly without: string
}

export interface GuideApplication {
  readonly purposes: readonly ApplicationPurpose[]
  readonly displayName: string
  readonly permissions: readonly GuidePermission[]
}

/** Lines to be typed, ready for their shell. */
export interface GuideCommands {
  readonly title: string
  readonly lines: readonly string[]
}

export interface Guide {
  readonly title: string
  readonly cloud: string
  readonly applications: readonly GuideApplication[]
  /** Where what is asked for does not exist in this cloud, and the like. */
  readonly remarks: readonly string[]
  readonly prepare: GuideCommands
  readonly portal: readonly GuideStep[]
  readonly azureCli: GuideCommands
  readonly powershell: GuideCommands
  readonly connect: GuideCommands
  readonly format: GuideFormat
  /** All of it in the format that was asked for. */
  readonly document: string
}

/** A key that this server holds, with the public certificate to be uploaded. */
export interface PreparedCertificate {
  readonly keyId: string
  readonly certificatePem: string
  /** Upper-case hex. */
  readonly thumbprintSha1: string
  /** base64url. */
  readonly thumbprintSha256: string
  readonly notBefore: number
  readonly notAfter: number
}

export interface GuideOperations {
  /** @throws {OperationError} `invalid_request`, `not_supported` */
  write(choice: GuideChoice, format: GuideFormat): Guide
  /** Makes a key here; only its certificate leaves. @param name - Common name. */
  prepareCertificate(name: string, actor: Actor): Promise<PreparedCertificate>
}
