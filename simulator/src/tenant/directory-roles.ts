/** Directory roles that the tenant has activated; `roleTemplateId` is the same in every tenant (microsoft.md 3.3). */

export interface RoleTemplate {
  readonly templateId: string
  readonly displayName: string
  readonly description: string
  /** Security defaults ask its holders for a second factor at every sign-in (microsoft.md 1.9). */
  readonly needsSecondFactor: boolean
}

export const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10'
export const exchangeAdministrator = '29232cdf-9323-42fd-ade2-1d097af3e4de'
export const privilegedRoleAdministrator = 'e8611ab8-c189-46e8-94e1-60213ab1f814'
export const applicationAdministrator = '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3'
export const cloudApplicationAdministrator = '158c047a-c907-4556-b7ef-446551a6b5f7'

/** The template that every user's token names in `wids`. */
export const everyUser = 'b79fbf4d-3ef9-4689-8143-76b194e85509'
/** The template that an application's token names in `wids`. */
export const everyApplication = '0997a1d0-0d1d-4acb-b408-d5ca73121e90'

export const roleTemplates: readonly RoleTemplate[] = [
  {
    templateId: globalAdministrator,
    displayName: 'Global Administrator',
    description: 'May manage everything in the directory and in the services that use it.',
    needsSecondFactor: true,
  },
  {
    templateId: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
    displayName: 'Global Reader',
    description: 'May read what a Global Administrator may read, and change nothing.',
    needsSecondFactor: false,
  },
  {
    templateId: exchangeAdministrator,
    displayName: 'Exchange Administrator',
    description: 'May manage every aspect of Exchange Online.',
    needsSecondFactor: true,
  },
  {
    templateId: 'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
    displayName: 'SharePoint Administrator',
    description: 'May manage every aspect of SharePoint and OneDrive.',
    needsSecondFactor: true,
  },
  {
    templateId: '69091246-20e8-4a56-aa4d-066075b2a7a8',
    displayName: 'Teams Administrator',
    description: 'May manage every aspect of Microsoft Teams.',
    needsSecondFactor: false,
  },
  {
    templateId: applicationAdministrator,
    displayName: 'Application Administrator',
    description: 'May manage app registrations and enterprise applications.',
    needsSecondFactor: true,
  },
  {
    templateId: cloudApplicationAdministrator,
    displayName: 'Cloud Application Administrator',
    description: 'May manage app registrations and enterprise applications, application proxy excepted.',
    needsSecondFactor: true,
  },
  {
    templateId: privilegedRoleAdministrator,
    displayName: 'Privileged Role Administrator',
    description: 'May assign directory roles and consent to any permission.',
    needsSecondFactor: true,
  },
  {
    templateId: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
    displayName: 'User Administrator',
    description: 'May manage users and groups.',
    needsSecondFactor: true,
  },
  {
    templateId: '194ae4cb-b126-40b2-bd5b-6091b380977d',
    displayName: 'Security Administrator',
    description: 'May manage security settings and read security reports.',
    needsSecondFactor: true,
  },
  {
    templateId: '5d6b6bb7-de71-4623-b4af-96380a352509',
    displayName: 'Security Reader',
    description: 'May read security settings and reports.',
    needsSecondFactor: false,
  },
  {
    templateId: '4a5d8f65-41da-4de4-8968-e035b65339cf',
    displayName: 'Reports Reader',
    description: 'May read sign-in and audit reports.',
    needsSecondFactor: false,
  },
  {
    templateId: 'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
    displayName: 'Conditional Access Administrator',
    description: 'May manage Conditional Access.',
    needsSecondFactor: true,
  },
  {
    templateId: 'cf1c38e5-3621-4004-a7cb-879624dced7c',
    displayName: 'Application Developer',
    description: 'May register applications where ordinary users may not.',
    needsSecondFactor: false,
  },
  {
    templateId: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
    displayName: 'Authentication Administrator',
    description: 'May see and reset the sign-in methods of people without a role.',
    needsSecondFactor: true,
  },
  {
    templateId: '0526716b-113d-4c15-b2c8-68e3c22b9f80',
    displayName: 'Authentication Policy Administrator',
    description: 'May manage the policies of sign-in methods and of multifactor authentication.',
    needsSecondFactor: true,
  },
]
