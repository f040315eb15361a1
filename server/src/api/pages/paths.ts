/** Where the pages for people without an account are; links to them are given to others, so they never change. */
export const invitationPath = '/invitation'
export const callbackPath = '/sign-in/callback'
export const consentCallbackPath = '/consent/callback'
/** The page of the console that hands over what a browser brought for one of its sign-ins. */
export const consoleSignInPath = '/console/sign-ins/callback'
