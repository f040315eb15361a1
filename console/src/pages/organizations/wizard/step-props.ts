import type { OrganizationDetails } from '@strongroom/api-client'
import type { WizardForm } from './wizard-form.ts'

/** What each step of the wizard is given. */
export interface StepProps {
  readonly form: WizardForm
  readonly onChange: (change: Partial<WizardForm>) => void
  /** Of an organization that is changed. */
  readonly organization: OrganizationDetails | undefined
}
