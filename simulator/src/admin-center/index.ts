/** The admin center: plain HTML pages in which a written guide can be followed by hand. */
export { createAdminCenter } from './service.ts'
export { signInPath } from './sign-in.ts'
