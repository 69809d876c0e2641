// SPDX-License-Identifier: Apache-2.0
import type { ComponentPropsWithRef } from 'react'

/**
 * The properties of a link inside a page. The router marks links to an address above the present one as 「ここ」 (aria-current);
 * that is true of a menu and misleading in a text, so the mark is taken off.
 */
export const elsewhere = ({ 'aria-current': _, ...rest }: ComponentPropsWithRef<'a'>): ComponentPropsWithRef<'a'> => rest
