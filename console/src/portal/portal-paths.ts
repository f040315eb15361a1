/** Every address of the restore portal, below `/portal`. */
const segment = encodeURIComponent

export const portalPaths = {
  home: () => '/',
  session: (id: string) => `/restore/${segment(id)}`,
} as const
