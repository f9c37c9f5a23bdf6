"""Training, measuring and exporting the models that StepDial samples in the browser."""
