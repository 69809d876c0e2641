// SPDX-License-Identifier: Apache-2.0
import type { FastifyHelmetOptions } from '@fastify/helmet'

/**
 * The headers of every answer. A page loads nothing but our own files and runs no script that stands in it; nobody may frame it.
 * `secure`: people come by https, so that browsers keep to it for a year. Without `includeSubDomains`: the name may be the whole house's.
 */
export const securityHeaders = (secure: boolean): FastifyHelmetOptions => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'", 'data:'],
      'font-src': ["'self'"],
      'connect-src': ["'self'"],
      'manifest-src': ["'self'"],
      'worker-src': ["'self'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
    },
  },
  strictTransportSecurity: secure && { maxAge: 365 * 24 * 60 * 60, includeSubDomains: false },
  // Browsers ignore these two on plain http, and complain.
  crossOriginOpenerPolicy: secure,
  originAgentCluster: secure,
  crossOriginResourcePolicy: { policy: 'same-origin' },
  referrerPolicy: { policy: 'same-origin' },
})

/** Devices and sensors that no page of ours ever asks for; passkeys and the clipboard stay as they are. */
export const permissionsPolicy = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ')
