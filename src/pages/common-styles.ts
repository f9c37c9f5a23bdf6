/** The styles of what the page and the embed both show, before those that only one of them has. */
import '@fontsource-variable/inter/wght.css';
import '../ui/kit/base.css';
import '../ui/dial/dial.css';
import '../ui/dial/gauges.css';
import '../ui/dial/budget-bar.css';
import '../ui/pictures/easel.css';
import '../ui/pictures/posters.css';
import '../ui/controls/controls.css';
import '../ui/caption/captions.css';
import '../ui/status/status.css';
import '../ui/charts/charts.css';
import '../ui/charts/kit/chart-figure.css';
import '../ui/charts/kit/stop-slider.css';
import '../ui/charts/frontier/limit-field.css';
import '../ui/charts/frontier/frontier.css';
import '../ui/charts/frontier/frontier-marks.css';
