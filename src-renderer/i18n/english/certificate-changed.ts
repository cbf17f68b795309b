/** Every sentence of the certificate-changed area. */
export const certificateChanged = {} as const
