/** The share panel with link, embed code and downloads, and the notices below the header, in Spanish. */
import type { Messages } from '../en.ts';

export const share: Messages['share'] = {
  failed: 'No se ha podido cargar el panel.',
  failedRest: 'El resto de la página funciona sin él.',
  reload: 'Volver a cargar la página',
  title: 'Compartir',
  close: 'Cerrar',
  link: 'Enlace a esta vista',
  linkHint: 'Abre la página con los mismos ajustes y muestra las mismas imágenes.',
  copy: 'Copiar',
  copied: 'Copiado',
  notCopied: 'El navegador no permite copiar. El texto está seleccionado: puede copiarlo usted mismo.',
  send: 'Enviar…',
  embed: 'Insertar',
  element: 'Una línea con un pequeño script; la altura se adapta al contenido',
  frame: 'Un marco sencillo, sin script',
  files: 'Descargar',
  formats: {
    png: 'las imágenes, píxel a píxel',
    png8: 'las imágenes, ampliadas 8 veces',
    csv: 'todas las cifras, en una tabla',
    json: 'cifras, ajustes e imágenes',
  },
  filesHint: 'Cada archivo indica cómo se hizo: modelo, semilla, dispositivo y versiones.',
  noFiles: 'Podrá descargar archivos cuando se haya cargado el modelo.',
  noPictures: 'Podrá descargar las imágenes cuando estén terminadas.',
  saved: ({ name }) => `${name} está en sus descargas.`,
  notSaved: 'No se ha podido crear el archivo. Inténtelo de nuevo o vuelva a cargar la página.',
  notices: {
    unknownLink:
      'Este enlace es de otra versión de la página; por eso todos los ajustes tienen su valor predeterminado.',
    dismiss: 'Cerrar este aviso',
    update: 'Hay una nueva versión lista.',
    reload: 'Recargar',
    later: 'Más tarde',
    unknownModel: ({ model }) => `Aquí no hay ningún modelo «${model}»; la página muestra el predeterminado.`,
  },
};

export const embedCode: Messages['embedCode'] = {
  leavesOut: 'Se inserta un dial con una sola red. Los especialistas y la comparación solo están en esta página.',
};
