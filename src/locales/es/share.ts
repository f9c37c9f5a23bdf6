/** The share panel: link, embed code, downloads, in Spanish. */
import type { Messages } from '../en.ts';

export const share: Messages['share'] = {
  title: 'Compartir',
  close: 'Cerrar',
  link: 'Enlace a esta vista',
  linkHint: 'Abre la página con los mismos ajustes y, por tanto, con las mismas imágenes.',
  copy: 'Copiar',
  copied: 'Copiado',
  notCopied: 'El navegador no permite copiar. El texto está seleccionado: cópielo usted mismo.',
  send: 'Enviar…',
  embed: 'Insertar en una página',
  element: 'Una línea, con un pequeño script; la altura sigue al contenido',
  frame: 'Un marco sencillo, sin script',
  files: 'Descargar',
  formats: {
    png: 'las imágenes, píxel a píxel',
    png8: 'las imágenes, 8 veces más grandes',
    csv: 'todas las cifras, en una tabla',
    json: 'cifras, ajustes e imágenes',
  },
  filesHint: 'Cada archivo dice de dónde viene: modelo, semilla, dispositivo y versiones.',
  noFiles: 'En cuanto la página conozca el modelo.',
  noPictures: 'Las imágenes se pueden descargar cuando estén terminadas.',
  saved: ({ name }) => `${name} está en sus descargas.`,
  notSaved: 'No se ha podido crear el archivo. Inténtelo de nuevo o vuelva a cargar la página.',
  notices: {
    unknownLink: 'Este enlace es de otra versión de la página; todo está en sus valores predeterminados.',
    dismiss: 'Cerrar este aviso',
    update: 'Hay una nueva versión lista.',
    reload: 'Recargar',
    later: 'Más tarde',
  },
};

export const embedCode: Messages['embedCode'] = {
  leavesOut:
    'Lo que se inserta es un dial con su única red: las redes especializadas y la comparación se quedan en esta página.',
};
