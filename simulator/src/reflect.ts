/**
 * The functions of the Reflect metadata proposal that @peculiar/x509 asks for when it is loaded. Its dependency
 * injection looks constructor types up there; none of the classes we use has any, so that there is nothing to keep.
 */
if (!('getMetadata' in Reflect))
  Object.assign(Reflect, {
    defineMetadata: () => undefined,
    getMetadata: () => undefined,
    getOwnMetadata: () => undefined,
  })
