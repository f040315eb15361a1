/**
 * Microsoft Graph v1.0 as far as a backup needs it: directory, mail, batching. Written from Microsoft's documentation
 * and knowing nothing of any client; what is not documented is refused with Microsoft's own error.
 */
export { createGraphService } from './service.ts'
export { createGraphServices } from './tenants.ts'
