/** Directory roles whose holders the portal offers admin consent to; whether they may is for Graph to say. */
const consentingRoles: ReadonlySet<string> = new Set([
  // Global, Privileged Role, Application and Cloud Application Administrator
  '62e90394-69f5-4237-9190-012177145e10',
  'e8611ab8-c189-46e8-94e1-60213ab1f814',
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  '158c047a-c907-4556-b7ef-446551a6b5f7',
])

export function mayConsent(roles: readonly string[]): boolean {
  return roles.some((role) => consentingRoles.has(role))
}
